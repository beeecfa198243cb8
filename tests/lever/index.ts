/**
 * The emulated Lever: production and sandbox, sign-in, Data API, screens, token services of an organisation's own, and
 * whatever other site a test needs, all in this process. As strict as the real one where that is known; each rule says
 * in its place whether it is documented, recorded or inferred.
 *
 * In one process, with no socket:
 *
 *     const lever = createLever();
 *     const answer = await lever.fetch('https://api.lever.co/v1/users', {
 *       headers: { authorization: keyHeader(seed.apiKeys.plain.key) },
 *     });
 *
 * For a browser, over TLS on 127.0.0.1 (start Chromium with `running.chromiumFlags`):
 *
 *     const running = await startLever();
 *     running.lever.serve('www.linkedin.com', () => new Response(page, { headers: { 'content-type': 'text/html' } }));
 *     running.lever.registerTokenService('tokens.example.com', { clientSecret: seed.app.secret });
 *     await running.close();
 *
 * Signing in without a browser: `await grant(lever)` gives the token endpoint's answer.
 *
 * What there is at the start is `seed`: `seed.users.superAdmin.id`, `seed.stages.recruiterScreen.id`,
 * `seed.postings.backend.id`, `seed.app`, `seed.apiKeys.plain.key`, and the same under `seed.sandbox`.
 *
 * What was asked: `lever.requests`, `lever.strangers`; what is held: `lever.state.production`; waiting without sleeping:
 * `await lever.until(({ requests }) => requests.some((one) => one.path.endsWith('/notes')))`.
 *
 * Trouble: `const fault = lever.faults.add({ match: { method: 'POST', path: '/v1/opportunities' }, do: { drop: 'after' } })`.
 * NB what Chromium does about a drop: see `Deed`.
 *
 * Time: `lever.clock.advance(3_600_000)`; life of tokens: `lever.expireAccessTokens()`, `lever.revokeGrants('production')`.
 */
export type { Deed } from './faults.ts';
export { HOSTS, type Env } from './hosts.ts';
export { createLever, type Lever } from './lever.ts';
export { REDIRECT, seed } from './seed.ts';
export { startLever, type RunningLever } from './server.ts';
export { grant, keyHeader } from './sign-in.ts';
