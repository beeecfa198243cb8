import { beforeEach, expect, it, vi } from 'vitest';
import { changeConnection } from '@/lib/connection/record';
import { pickers, pickersReady } from '@/lib/settings/pickers';
import { seed, type Lever } from '../../lever/index.ts';
import { connectedWorker } from '../worker';

// Lever's turns are not for tests.
vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));

let lever: Lever;
beforeEach(async () => {
  lever = await connectedWorker();
  lever.settings.rate = false;
});

const breakGrant = () => changeConnection((now) => ({ ...now, broken: true }));

it('lists that are there serve on while Lever refuses the grant, and Lever is not asked', async () => {
  await pickersReady();
  await breakGrant();
  lever.requests.length = 0;
  const { postings, state } = await pickers('old');
  expect(state).toBe('ready');
  expect(postings.map(({ id }) => id)).toContain(seed.postings.backend.id);
  expect(lever.requests).toEqual([]);
});

it('a push does not wait for lists that cannot come', async () => {
  await breakGrant();
  expect(await pickersReady()).toMatchObject({ state: 'none', postings: [] });
  expect(lever.requests).toEqual([]);
});
