/**
 * The emulated Lever alone: `npm run lever -- --port 8443`. Prints what it serves, what to sign in with, and how to point
 * a Chromium at it. SIGINT or SIGTERM stops it.
 */
import { parseArgs } from 'node:util';
import { HOSTS, seed, startLever } from '../tests/lever/index.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error('--port must be a number from 0 (any free port) to 65535');
  process.exit(2);
}

const running = await startLever({ port });
const tokenHost = 'tokens.example.com';
running.lever.registerTokenService(tokenHost, { clientSecret: seed.app.secret });

const say = (...lines: string[]) => {
  for (const line of lines) console.log(line);
};
say(`Emulated Lever on https://127.0.0.1:${running.port}, for any host.`, '');
for (const env of ['production', 'sandbox'] as const) {
  const { app, apiKeys, users } = env === 'production' ? seed : seed.sandbox;
  const { api, auth, hire } = HOSTS[env];
  say(
    env === 'production' ? 'Production' : 'Sandbox',
    `  hosts          ${api}, ${auth}, ${hire}`,
    `  client ID      ${app.id}`,
    `  client secret  ${app.secret}`,
    `  redirect       ${app.redirects.join(', ')}`,
    ...Object.values(apiKeys).map(({ key, name }) => `  API key        ${key}  (${name})`),
    ...Object.values(users).map(
      ({ email, accessRole, deactivatedAt }) =>
        `  user           ${email}  (${deactivatedAt === null ? accessRole : 'deactivated'})`,
    ),
    '',
  );
}
say(
  `Token URL (production's secret): https://${tokenHost}/token`,
  '',
  'Start a Chromium of its own for it, with the built extension:',
  `  chromium --user-data-dir="$(mktemp -d)" --load-extension=.output/chrome-mv3 \\`,
  `    ${running.chromiumFlags.map((flag) => `'${flag}'`).join(' \\\n    ')}`,
  '',
  'Ctrl-C stops it.',
);

let stopping = false;
const stop = () => {
  if (stopping) return;
  stopping = true;
  void running.close().then(() => process.exit(0));
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
