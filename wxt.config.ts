import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineConfig } from 'wxt';

/**
 * The public half of a key pair whose private half was thrown away: it fixes the id of unpacked builds, so that the
 * OAuth redirect registered with Lever stays the same on every machine. The store gives its own id, so `npm run zip`
 * leaves it out (a zip with a key may be refused).
 */
const UNPACKED_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAk+K8xtqzG0T8M5X/wAqm8F25ZOoTVyC/3lYngVuBM+4gNBZKpomVQwTe+nJdSmpnCUrO1rpTbv6iFxCzo4XPswNpjH9bG3aI+8O2ygBKRRgOVvIkX6oYWcaSR8W+KBf0L8FdNBMlINy8kfHSeriL/b5tf3+GvUBpl3kc4VbvTFT3PZr+4Jz8qxUovIfovdsay2rVLE17nyQKHBSVmurQqh9itG18MjrH1H7WaR3Jqp1TPthpMLErbu83XexYljcvYBfYGPgV3akAaSPF5wFV5PFjVX3Ib8KM/+4qB8fmSLH8pkINVPQPJt+vT2dH5Fs9BSYtsbQTS5jw5FsJPCJLXQIDAQAB';

export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  imports: false,
  // One page is read per act, on request: nothing may be loaded by, or shown to, a web page.
  manifest: ({ mode }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    key: UNPACKED_KEY,
    minimum_chrome_version: '120', // alarms from 30 s on, storage.session in its present form
    permissions: ['activeTab', 'alarms', 'identity', 'scripting', 'storage'],
    host_permissions: [
      'https://api.lever.co/*',
      'https://api.sandbox.lever.co/*',
      'https://auth.lever.co/*',
      'https://sandbox-lever.auth0.com/*',
    ],
    // Asked for by the name of its site, and only where a team settings address does not answer by CORS.
    optional_host_permissions: ['https://*/*'],
    storage: { managed_schema: 'managed-schema.json' },
    action: { default_title: '__MSG_extName__' },
    commands: {
      _execute_action: {
        // Chrome leaves a suggestion unassigned without a word where the key is taken; a test sees that this one is not.
        suggested_key: { default: 'Alt+Shift+L' },
      },
    },
    content_security_policy: {
      // connect-src must be wide, since the Token URL is only known at run time; lib/platform/door.ts is the real gate.
      ...(mode === 'development'
        ? {}
        : {
            extension_pages: [
              "default-src 'none'",
              "script-src 'self'",
              "style-src 'self'",
              "img-src 'self' data:",
              'connect-src https:',
              "frame-ancestors 'none'",
              "base-uri 'none'",
              "form-action 'none'",
            ].join('; '),
          }),
    },
  }),
  hooks: {
    'zip:extension:start': (wxt) => setKey(wxt.config.outDir, undefined),
    'zip:extension:done': (wxt) => setKey(wxt.config.outDir, UNPACKED_KEY),
  },
});

async function setKey(outDir: string, key: string | undefined): Promise<void> {
  const file = join(outDir, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  await writeFile(file, JSON.stringify({ ...manifest, key }));
}
