// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readResult } from '@/lib/profile/reading';
import { told } from '../../../scripts/read-file.ts';
import { score } from '../../../scripts/score.ts';
import { expectedOf, pages, people, type PageName } from '../../pages/index.ts';
import { open, readAs, readSample } from './open';

const names = Object.keys(pages) as PageName[];

describe.each(names)('the sample page %s', (name) => {
  const expected = expectedOf(name);

  it(expected.problem ? `is told as ${expected.problem}` : 'is read whole and right', () => {
    const result = readSample(name);
    expect(z.safeParse(readResult, result).success).toBe(true);
    if (expected.problem) {
      expect(result).toEqual({ ok: false, problem: expected.problem, url: expected.url });
      return;
    }
    expect(result).toMatchObject(name === 'thread' ? { problem: 'thread' } : { ok: true });
    expect(score(told(result), expected).filter((point) => point.verdict !== 'right')).toEqual([]);
    for (const trap of expected.traps ?? [])
      expect(JSON.stringify(told(result)[trap.field] ?? '')).not.toContain(trap.value);
  });
});

it('the sample pages have each an address of their own', () => {
  const paths = Object.values(pages).map((page) => new URL(page.url).pathname);
  expect(new Set(paths).size).toBe(paths.length);
});

it('a page is left as it was', () => {
  for (const name of Object.keys(people) as PageName[]) {
    const before = open(name).documentElement.outerHTML;
    readAs(pages[name].url);
    expect(document.documentElement.outerHTML).toBe(before);
  }
});

it('what has been found says where, and how surely', () => {
  const result = readSample('sdui');
  if (!result.ok) throw new Error(result.problem);
  expect(result.reading.name).toEqual({
    value: people.sdui.name,
    where: 'top card, heading',
    sure: 'bound',
  });
  expect(result.reading).toMatchObject({ layout: 'sdui', page: 'profile', notYet: [] });
});

it('sections that come with scrolling are told', () => {
  const result = readSample('own');
  expect(result).toMatchObject({ ok: true, reading: { notYet: ['experience', 'education'], self: true } });
});
