import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { emptyDraft } from '@/lib/push/draft';
import { csv } from '@/lib/platform/csv';
import { exportHistory, historyPage, wipeHistory } from '@/lib/push/history';
import { changePush, enqueue, forgetSettled, keepPush, loadPush, type Push } from '@/lib/push/outbox';
import { makePlan } from '@/lib/push/plan';
import { seed } from '../../lever/index.ts';
import { readingOf } from '../people';
import { noLists, resolved } from '../settings-of';
import { connectedWorker } from '../worker';
import { forgetPushes } from './worker-life';

beforeEach(async () => {
  await connectedWorker();
  await forgetPushes();
});

const DAY = 86_400_000;

async function pushOf(name: string, change: Partial<Push> = {}, tags: string[] = []): Promise<Push> {
  const slug = name.toLowerCase().replaceAll(' ', '-');
  const publicUrl = `https://www.linkedin.com/in/${slug}/`;
  const reading = readingOf({
    identity: { slug },
    publicUrl,
    name: { value: name, where: '', sure: 'bound' },
  });
  const plan = makePlan(reading, resolved(reading, { ...emptyDraft, choices: { tags } }), {
    ...{ environment: 'production', actingAs: seed.users.teamMember.id, lists: noLists },
    notes: { recruiter: 'Kim', postingName: '', stageName: '', date: '' },
  });
  const about = { name, link: publicUrl, by: 'Lena Marchetti' };
  const push = await enqueue(reading.identity, 'account-1', plan, { about });
  const one: Push = { ...push, state: 'inLever', due: undefined, ...change };
  await keepPush(one);
  return one;
}

const page = (search = '') => historyPage({ search, from: 0, most: 50 });
const names = async (search?: string) => (await page(search)).rows.map(({ name }) => name);

describe('the history', () => {
  it('is newest first, with those that wait for the recruiter in front', async () => {
    const now = Date.now();
    await pushOf('Ada Brook', { at: now - 3 });
    await pushOf('Bo Carr', { at: now - 2, state: 'waiting' });
    await pushOf('Cy Dunn', { at: now - 1 });
    expect(await names()).toEqual(['Bo Carr', 'Cy Dunn', 'Ada Brook']);
    expect(await historyPage({ search: '', from: 1, most: 1 })).toMatchObject({
      total: 3,
      rows: [{ name: 'Cy Dunn', by: 'Lena Marchetti', push: { kind: 'push', state: 'inLever' } }],
    });
  });

  it('is searched by name, address and tag', async () => {
    await pushOf('Ada Brook', {}, ['Kitchen']);
    await pushOf('Bo Carr');
    expect(await names('BROOK')).toEqual(['Ada Brook']);
    expect(await names('/in/bo-carr')).toEqual(['Bo Carr']);
    expect(await names('kitchen')).toEqual(['Ada Brook']);
    expect(await names('nobody')).toEqual([]);
  });

  it('shows what takes a push back with that push, and in front where that waits', async () => {
    const first = await pushOf('Ada Brook', { at: 1, undo: 'done' });
    await pushOf('Bo Carr', { at: 2 });
    await pushOf('Ada Brook', { at: 3, undoes: first.id, cut: true });
    const second = await pushOf('Ada Brook', { at: 4, undoes: first.id });
    const { rows, total } = await page();
    expect({ total, names: rows.map(({ name }) => name) }).toEqual({
      total: 2,
      names: ['Bo Carr', 'Ada Brook'],
    });
    expect(rows[1]).toMatchObject({
      ...{ id: first.id, at: 1, push: { kind: 'push', undone: true } },
      undos: [{ at: 4, push: { id: second.id, kind: 'undo' } }, { at: 3 }],
    });
    await keepPush({ ...second, state: 'waiting' });
    expect(await names()).toEqual(['Ada Brook', 'Bo Carr']);
  });

  it('shows what took a push back by itself once that push is forgotten', async () => {
    await pushOf('Ada Brook', { undoes: 'forgotten' });
    expect((await page()).rows).toMatchObject([{ push: { kind: 'undo' }, undos: [] }]);
  });

  it('gives all of it out as a file, each by itself', async () => {
    const { id } = await pushOf('Ada Brook', { undo: 'done' });
    await pushOf('Ada Brook', { undoes: id });
    const all = JSON.parse(await exportHistory('json')) as { push: { kind: string }; undoes?: string }[];
    expect(all.map(({ push, undoes }) => [push.kind, undoes]).sort()).toEqual([
      ['push', undefined],
      ['undo', id],
    ]);
  });

  it('shows a record that cannot be understood, and keeps it', async () => {
    const push = await pushOf('Ada Brook');
    await (await db()).put('pushes', { ...push, steps: 'unheard of' } as never);
    expect((await page()).rows).toMatchObject([{ name: 'Ada Brook', push: { state: 'waiting' } }]);
    expect(await wipeHistory()).toBe(1);
  });

  it('is wiped but for what is under way or waits', async () => {
    await pushOf('Ada Brook');
    await pushOf('Bo Carr', { state: 'waiting' });
    await pushOf('Cy Dunn', { state: 'queued', due: Date.now() });
    expect(await wipeHistory()).toBe(2);
    expect((await names()).sort()).toEqual(['Bo Carr', 'Cy Dunn']);
  });

  it('forgets what is older than the team keeps it', async () => {
    await pushOf('Ada Brook', { at: Date.now() - 3 * DAY });
    await pushOf('Bo Carr', { at: Date.now() - 3 * DAY, state: 'waiting' });
    await pushOf('Cy Dunn', { at: Date.now() - DAY });
    await forgetSettled(Date.now() - 2 * DAY);
    expect((await names()).sort()).toEqual(['Bo Carr', 'Cy Dunn']);
  });
});

describe('what is not settled', () => {
  it.each<[string, Partial<Push>]>([
    ['queued', { state: 'queued', due: 1 }],
    ['being sent', { state: 'sending', due: 1 }],
    ['being found out', { state: 'findingOut', due: 1 }],
    ['waiting', { state: 'waiting' }],
    ['waiting for a sign-in', { state: 'waiting', waitsFor: 'connection' }],
    ['being taken back', { undo: 'underWay' }],
    ['an undo under way', { undoes: 'another', state: 'queued', due: 1 }],
    ['not to be understood', { plan: 'from the future' as never }],
  ])('is forgotten by no age and no wipe: %s', async (_, change) => {
    const { id } = await pushOf('Ada Brook', { at: Date.now() - 9_999 * DAY, ...change });
    await forgetSettled(Date.now());
    expect(await wipeHistory()).toBe(1);
    expect((await page()).rows).toMatchObject([{ id }]);
  });

  it('is shown no more where it is only looked at once more for what Lever made twice, and goes after that', async () => {
    const { id } = await pushOf('Ada Brook', { due: 1, watch: { looks: 1, twins: [] } });
    await forgetSettled(Date.now());
    expect((await page()).rows).toMatchObject([{ id }]);
    expect(await wipeHistory()).toBe(0);
    expect((await page()).rows).toEqual([]);
    expect(await exportHistory('csv')).not.toContain('Ada Brook');
    await changePush(id, (now) => ({ ...now, watch: { looks: 2, twins: [] } }));
    expect(await loadPush(id)).toBeDefined();
    await changePush(id, (now) => ({ ...now, due: undefined }));
    expect(await loadPush(id)).toBeUndefined();
  });

  it('is, of all there is, just what stays', async () => {
    for (const state of ['inLever', 'notPushed'] as const) await pushOf('Ada Brook', { at: 1, state });
    await pushOf('Bo Carr', { at: 1, undo: 'done' });
    await forgetSettled(2);
    expect((await page()).rows).toEqual([]);
  });
});

describe('the history as a file', () => {
  it('is CSV by RFC 4180, in which nothing is a formula', () => {
    expect(csv([['a', 'b "c", d', 'e\nf'], ['=1+1', '+4', '-x', '@y', '\tz'].slice(0, 3)])).toBe(
      `a,"b ""c"", d","e\nf"\r\n'=1+1,'+4,'-x\r\n`,
    );
    expect(csv([['@y', '\tz', 'a=b']])).toBe(`'@y,'\tz,a=b\r\n`);
  });

  it('holds every push, in words', async () => {
    await pushOf('=HYPERLINK("x")');
    await pushOf('Bo Carr', { state: 'notPushed', say: { key: 'errorRefused', args: ['no'] } });
    const lines = (await exportHistory('csv')).split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines.some((line) => line.includes(`"'=HYPERLINK(""x"")"`))).toBe(true);
    const all = JSON.parse(await exportHistory('json')) as { name: string; push: { say?: string } }[];
    expect(all.map(({ name }) => name).sort()).toEqual(['=HYPERLINK("x")', 'Bo Carr']);
    expect(all.find(({ name }) => name === 'Bo Carr')?.push.say).toContain('said: no');
  });
});
