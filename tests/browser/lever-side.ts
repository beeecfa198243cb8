import type { Page } from 'puppeteer-core';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { seed } from '../lever/index.ts';
import { byRole, fill, press, statusText, type Stage } from './stage.ts';

/* eslint-disable @typescript-eslint/no-explicit-any -- what Lever answers is looked at key by key in the tests */

/** A key that sees everything and is nobody's else: what is asked with it takes nothing from the product's rate. */
function onlooker(stage: Stage, env: 'production' | 'sandbox'): string {
  const { apiKeys } = stage.server.lever.state[env];
  const key = `onlooker of ${env}`;
  if (!apiKeys.some((one) => one.key === key))
    apiKeys.push({ key, name: 'Onlooker', confidential: true, permissions: 'all' });
  return `Basic ${btoa(`${key}:`)}`;
}

/** What Lever holds, asked of Lever itself. */
export async function held(
  stage: Stage,
  path: string,
  env: 'production' | 'sandbox' = 'production',
): Promise<any> {
  const host = env === 'production' ? 'api.lever.co' : 'api.sandbox.lever.co';
  const answer = await stage.server.lever.fetch(
    new Request(`https://${host}/v1/${path}`, { headers: { authorization: onlooker(stage, env) } }),
  );
  if (answer.status !== 200) throw new Error(`Lever answered ${String(answer.status)} for ${path}`);
  return ((await answer.json()) as { data: unknown }).data;
}

/** Every opportunity of this name, whatever became of it. */
export async function named(
  stage: Stage,
  name: string,
  env: 'production' | 'sandbox' = 'production',
): Promise<any[]> {
  const all = (await held(stage, 'opportunities?limit=100&confidentiality=all', env)) as { name: string }[];
  return all.filter((one) => one.name === name);
}

/** Somebody else changes something in Lever, past this product. */
export async function inLeverItself(stage: Stage, path: string, body: object): Promise<any> {
  const { lever } = stage.server;
  const answer = await lever.fetch(
    new Request(`https://api.lever.co/v1/${path}?perform_as=${seed.users.admin.id}`, {
      method: 'POST',
      headers: { authorization: onlooker(stage, 'production'), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
  if (!answer.ok) throw new Error(await answer.text());
  return ((await answer.json()) as { data: unknown }).data;
}

/** Somebody else puts this person into Lever. @returns the opportunity's id and its contact's */
export async function putInLever(
  stage: Stage,
  { name, publicUrl }: { name: string; publicUrl: string },
  body: object = {},
): Promise<{ id: string; contact: string }> {
  const opportunity = { name, links: [publicUrl], tags: ['theirs'], ...body };
  return (await inLeverItself(stage, 'opportunities', opportunity)) as { id: string; contact: string };
}

/** Sends the worker a message as the page it is sent from would. */
export async function ask(page: Page, name: string, request: object): Promise<any> {
  const answer: unknown = await page.evaluate(
    (message) => {
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { sendMessage: (message: object) => Promise<unknown> } };
      };
      return chrome.runtime.sendMessage(message);
    },
    { name, request },
  );
  return answer;
}

/** The team's settings from now on, as a file that was imported. */
export async function teamSays(stage: Stage, settings: object): Promise<void> {
  const options = await stage.openOptions();
  await ask(options, 'settings.import', { scope: 'team', content: JSON.stringify({ fulcrum: 1, settings }) });
  await options.close();
}

/** Waits until all that was in Lever when it was connected is known. */
export async function indexed(stage: Stage): Promise<void> {
  const options = await stage.openOptions();
  while ((await ask(options, 'index.page', {})).state !== 'ready')
    await new Promise((resolve) => setTimeout(resolve, 50));
  await options.close();
}

/** What the screen says, by its name in the messages. */
export const says = (key: keyof typeof messages, ...args: string[]): string =>
  messages[key].message.replaceAll(/\$([1-9])/g, (_, n: string) => args[Number(n) - 1] ?? '');

/** Connects by API key on the options page, the shortest way. */
export async function connectByKey(
  stage: Stage,
  { key = seed.apiKeys.plain.key, actingAs = seed.users.teamMember.email, confidential = false } = {},
): Promise<void> {
  const options = await stage.openOptions();
  await press(options, 'API key', 'radio');
  await fill(options, 'textbox', 'API key', key);
  await fill(options, 'textbox', 'Acting as', actingAs);
  if (confidential) await press(options, 'Include confidential records and postings', 'checkbox');
  await press(options, 'Connect to Lever');
  await statusText(options, 'Connection', /^Connected$/);
  await options.close();
}

/** Fills in the app of an environment on the options page and presses Connect; Lever's consent page opens. */
export async function beginOAuth(
  stage: Stage,
  { env = 'production', secret = undefined as string | undefined, tokenUrl = '' } = {},
) {
  const { app } = env === 'production' ? seed : seed.sandbox;
  const options = await stage.openOptions();
  if (env === 'sandbox') await press(options, 'Sandbox', 'radio');
  await fill(options, 'textbox', 'Client ID', app.id);
  if (tokenUrl) await fill(options, 'textbox', 'Token URL', tokenUrl);
  else await fill(options, 'textbox', 'Client secret', secret ?? app.secret);
  await press(options, 'Connect to Lever');
  const host = env === 'production' ? 'auth.lever.co' : 'sandbox-lever.auth0.com';
  const consent = await stage.nextPage((url) => url.startsWith(`https://${host}/`));
  await byRole(consent, 'button', 'Accept');
  return { options, consent };
}

/** Connects by OAuth, consent and all. */
export async function connectByOAuth(
  stage: Stage,
  how: Parameters<typeof beginOAuth>[1] = {},
): Promise<void> {
  const { options, consent } = await beginOAuth(stage, how);
  await press(consent, 'Accept');
  await statusText(options, 'Connection', /^Connected$/);
  await options.close();
}

/**
 * Takes drafts and pushes off the extension's memory, and whom tests put into Lever out of it and out of the extension's
 * index of it, so that a test finds everybody new.
 */
export async function forgetPeople(stage: Stage): Promise<void> {
  const seeded = new Set(Object.values(seed.opportunities).map(({ id }) => id));
  const { opportunities } = stage.server.lever.state.production;
  for (const id of opportunities.keys()) if (!seeded.has(id)) opportunities.delete(id);
  const options = await stage.openOptions();
  await options.evaluate(async () => {
    const open = indexedDB.open('fulcrum');
    // Not there yet: nobody is to be forgotten, and made here it would have nothing in it and be in the worker's way.
    open.onupgradeneeded = () => {
      open.transaction?.abort();
    };
    const there = await new Promise<boolean>((resolve) => {
      open.onsuccess = () => {
        resolve(true);
      };
      open.onerror = () => {
        resolve(false);
      };
    });
    if (!there) return;
    const stores = ['drafts', 'pushes', 'index'];
    const clear = open.result.transaction(stores, 'readwrite');
    for (const store of stores) clear.objectStore(store).clear();
    await new Promise((resolve) => (clear.oncomplete = resolve));
    open.result.close();
  });
  await options.close();
}
