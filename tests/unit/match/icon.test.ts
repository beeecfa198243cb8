/* eslint-disable @typescript-eslint/no-misused-promises -- fakeBrowser types these by their callback form */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { showOnIcon } from '@/lib/match/icon';
import { beginIndex, storePage, toRows } from '@/lib/match/index-store';
import type { Lever } from '../../lever/index.ts';
import { permitted } from '../settings/team';
import { connectedWorker } from '../worker';

const THERE = 'https://www.linkedin.com/in/ada-quist/';
const NOT = 'https://www.linkedin.com/in/nobody-known/';

let lever: Lever;
let shown: { text: string | null | undefined; title: string | undefined };
let all: string;
let url: string;
beforeEach(async () => {
  lever = await connectedWorker();
  permitted(true);
  const rows = await toRows([
    {
      ...{ id: 'o', contact: 'c', name: 'Ada Quist', headline: '', location: '', origin: '' },
      ...{ emails: [], phones: [], links: ['linkedin.com/in/Ada-Quist'], tags: [], sources: [] },
      ...{ applications: [], stage: 'lead-new', owner: null, confidentiality: '' },
    },
  ]);
  const fresh = await beginIndex('account-1', false);
  await storePage({ ...fresh, upTo: 1, at: 1 }, { put: rows });
  shown = { text: undefined, title: undefined };
  all = '';
  vi.spyOn(fakeBrowser.tabs, 'get').mockImplementation(() => Promise.resolve({ url } as never));
  vi.spyOn(fakeBrowser.action, 'setBadgeText').mockImplementation(
    ({ text }: { text?: string | undefined }) => {
      shown.text = text;
      return Promise.resolve();
    },
  );
  vi.spyOn(fakeBrowser.action, 'setTitle').mockImplementation(({ title }: { title: string }) => {
    shown.title = title;
    return Promise.resolve();
  });
  vi.spyOn(fakeBrowser.action, 'getTitle').mockImplementation(() =>
    Promise.resolve(shown.title ?? 'Fulcrum'),
  );
  vi.spyOn(fakeBrowser.action, 'getBadgeText').mockImplementation(() => Promise.resolve(all));
});

const visit = (to: string) => {
  url = to;
  return showOnIcon(1, to);
};

describe('the icon over a profile', () => {
  it('has a tick and says it in words for who is in Lever, and asks nobody', async () => {
    await visit(THERE);
    expect(shown).toEqual({ text: '✓', title: 'Fulcrum: already in Lever' });
    expect(lever.requests).toEqual([]);
  });

  it('is as always again over the next page', async () => {
    await visit(THERE);
    await visit(NOT);
    expect(shown).toEqual({ text: null, title: 'Fulcrum' });
  });

  it.each([NOT, 'https://www.linkedin.com/feed/', 'https://ada.example/in/ada-quist/', 'chrome://newtab/'])(
    'says nothing over %s',
    async (to) => {
      await visit(to);
      expect(shown).toEqual({ text: undefined, title: undefined });
    },
  );

  it('says nothing without the permission', async () => {
    permitted(false);
    await visit(THERE);
    expect(shown.text).toBeUndefined();
  });

  it('says nothing of a tab that went on meanwhile', async () => {
    const late = visit(THERE);
    url = NOT;
    await late;
    expect(shown.text).toBeUndefined();
  });

  it('leaves the count of what waits where it is', async () => {
    all = '2';
    await visit(THERE);
    expect(shown).toEqual({ text: undefined, title: 'Fulcrum: already in Lever' });
  });
});
