// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { threadOver, threadShown } from '@/lib/campaigns/on-screen';
import { onScreen, showAgain } from '@/lib/push/on-screen';
import { pages } from '../../pages/index.ts';
import { open, readAs } from '../linkedin/open';

const { url } = pages.thread;

beforeEach(() => {
  open('thread');
  vi.spyOn(fakeBrowser.tabs, 'get').mockResolvedValue({ url } as never);
  // The reader in the page; what it answers comes as a copy.
  fakeBrowser.scripting.executeScript = (() =>
    Promise.resolve([{ documentId: 'd1', result: structuredClone(readAs(url)) }])) as never;
});

it('a popup over a conversation is told who it is with, and what they wrote', async () => {
  expect((await showAgain(3)).result).toMatchObject({ problem: 'thread', thread: { inbound: 4 } });
  const kept = (await onScreen(3))?.result;
  expect(kept).toEqual(readAs(url));
  expect(await threadOver(3)).toMatchObject({ contact: { memberId: '3900000011' } });
  expect(await threadShown(3)).toEqual({
    when: 'Sep 24 7:02 AM',
    written: Date.UTC(2026, 8, 24, 7, 2, 40, 8),
    text: 'Yes, I would.\nSend me the time.',
  });
});

it('is told nobody when the address changed meanwhile', async () => {
  vi.spyOn(fakeBrowser.tabs, 'get')
    .mockResolvedValueOnce({ url } as never)
    .mockResolvedValue({ url: `${url}x` } as never);
  expect((await showAgain(3)).result).toMatchObject({ problem: 'loading' });
  expect(await threadOver(3)).toBeUndefined();
});
