// @vitest-environment jsdom
import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { people, useLeverLists } from '@/components/pickers/lever-lists';
import type { Catalog } from '@/lib/messages/views';
import { catalog } from './fake-worker';

const posting = (id: string, text: string, detail = ''): Catalog['postings'][number] => ({
  ...{ id, text, detail },
  confidential: false,
  owner: null,
});
const user = (id: string, name: string, email = `${id}@x.example`) => ({ id, name, email, role: 'admin' });
const listsOf = (over: Partial<Catalog>) =>
  renderHook(() => useLeverLists({ ...catalog, ...over })).result.current;

describe('Lever’s lists in the pickers', () => {
  it('stand by name as the language orders names, numbers by their value', () => {
    const postings = [posting('a', 'Zookeeper'), posting('b', 'Engineer 10'), posting('c', 'Engineer 2')];
    const users = [user('1', 'Zoë'), user('2', 'Åsa'), user('3', 'andré'), user('4', 'Bo')];
    const lists = listsOf({ postings, users });
    expect(lists.postings.map(({ text }) => text)).toEqual(['Engineer 2', 'Engineer 10', 'Zookeeper']);
    expect(lists.owners.map(({ text }) => text)).toEqual(['andré', 'Åsa', 'Bo', 'Zoë']);
    // What Lever told is left as it came.
    expect(postings[0]?.text).toBe('Zookeeper');
  });

  it('of one name stand as Lever has them', () => {
    const postings = [posting('a', 'Engineer', 'Oslo'), posting('b', 'Engineer', 'Berlin')];
    expect(listsOf({ postings }).postings.map(({ id }) => id)).toEqual(['a', 'b']);
    const same = people([user('1', 'Bo', 'b@x.example'), user('2', 'Al', 'a@x.example')], 'email');
    expect(same.map(({ id }) => id)).toEqual(['a@x.example', 'b@x.example']);
  });

  it('keep the pipeline’s order of stages, told apart by their place', () => {
    const stages = [
      { id: 's1', text: 'Screen' },
      { id: 's2', text: 'Offer' },
      { id: 's3', text: 'Screen' },
    ];
    expect(listsOf({ stages }).stages).toEqual([
      { id: 's1', text: 'Screen', detail: 'stage 1 of 3' },
      { id: 's2', text: 'Offer' },
      { id: 's3', text: 'Screen', detail: 'stage 3 of 3' },
    ]);
  });
});
