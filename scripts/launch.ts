import puppeteer, { type Browser, type LaunchOptions } from 'puppeteer-core';
import { findBrowser } from './find-browser.ts';

export interface Launch {
  /** Folders of unpacked extensions. */
  extensions?: string[];
  /** Send every host to this port of 127.0.0.1 and take its throw-away certificate. */
  mapAllTo?: number;
  userDataDir?: string;
  /** For a person to look at: a real window, without the bar that says a program drives it. */
  visible?: boolean;
  args?: string[];
  options?: LaunchOptions;
}

/** Starts the browser with the flags that all tools and tests share. */
export async function launchBrowser(launch: Launch = {}): Promise<Browser> {
  const { extensions, mapAllTo, userDataDir, visible = false } = launch;
  return puppeteer.launch({
    executablePath: await findBrowser(),
    headless: !visible,
    // Loading unpacked extensions needs the pipe.
    pipe: true,
    args: [
      // The sandbox refuses to start as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--disable-gpu',
      ...(mapAllTo === undefined
        ? []
        : [`--host-resolver-rules=MAP * 127.0.0.1:${mapAllTo}`, '--ignore-certificate-errors']),
      ...(launch.args ?? []),
    ],
    ...(extensions ? { enableExtensions: extensions } : {}),
    ...(userDataDir === undefined ? {} : { userDataDir }),
    ...(visible ? { defaultViewport: null, ignoreDefaultArgs: ['--enable-automation'] } : {}),
    ...launch.options,
  });
}
