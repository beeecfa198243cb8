// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { box, layered, offered, showLayered } from './layered';
import { button, description, field, status } from './screen';

describe('where recruiters may not make new tags', () => {
  const view = () =>
    layered({ team: { newTags: false } }, { draft: { fields: {}, choices: { tags: ['old one'] } } });

  it('only those of the list are taken, and it is said why others are not', async () => {
    const { typing, kept } = await showLayered(view());
    expect(description(box('Tags'))).toContain('only tags that Lever already has');
    await typing.type(box('Tags'), 'BACKEND{Enter}brand new{Enter}');
    expect(kept()?.choices.tags).toEqual(['old one', 'backend']);
    expect(description(box('Tags'))).toContain('“brand new” is not in the list');
    expect(box('Tags').value).toBe('');
    await typing.type(box('Tags'), 'left over');
    await typing.click(field('Note'));
    expect(description(box('Tags'))).toContain('“left over” is not in the list');
    await typing.type(box('Tags'), 'payments,');
    expect(description(box('Tags'))).not.toContain('not in the list');
    expect(kept()?.choices.tags).toEqual(['old one', 'backend', 'payments']);
  });

  it('what is there already stays until it is taken away', async () => {
    const { typing, kept } = await showLayered(view());
    expect(button('Remove tag old one')).toBeDefined();
    await typing.click(button('Remove tag old one'));
    expect(kept()?.choices.tags).toEqual([]);
  });

  it('what was used once is not offered when Lever does not have it', async () => {
    const one = view();
    one.catalog.recent.tags = ['vanished', 'payments'];
    const { typing } = await showLayered(one);
    await typing.click(box('Tags'));
    expect(offered()).toEqual(['payments', 'backend']);
  });
});

describe('where recruiters may not make new sources', () => {
  const view = () => layered({ team: { newSources: false, source: 'Our stand' } });

  it('only one of the list is taken, and what is there already stays', async () => {
    const { worker, typing, kept } = await showLayered(view());
    expect(box('Source').value).toBe('Our stand');
    expect(description(box('Source'))).toContain('only sources that Lever already has');
    await typing.clear(box('Source'));
    await typing.type(box('Source'), 'Pub{Enter}');
    expect(description(box('Source'))).toContain('“Pub” is not in the list');
    expect(box('Source').value).toBe('Our stand');
    expect(kept()).toBeUndefined();
    expect(worker.of('push.start')).toHaveLength(0);
    expect(status('Push')).toBe('');
    await typing.clear(box('Source'));
    await typing.type(box('Source'), 'ref{Enter}');
    expect(kept()?.choices.source).toBe('Referral');
    expect(description(box('Source'))).not.toContain('not in the list');
  });

  it('none may be chosen', async () => {
    const { typing, kept } = await showLayered(view());
    await typing.click(button('Clear Source'));
    expect(kept()?.choices.source).toBe('');
  });
});
