// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Thread } from '@/lib/profile/thread';
import { expectedOf, pages } from '../../pages/index.ts';
import { dice, htmlOf, open, readAs, show } from './open';
import { apply, step } from './mutate';

const page = 'thread';
const { url } = pages[page];
const html = htmlOf(page);
const idIn = (before: RegExp) => new RegExp(`${before.source}(ACoAA[\\w-]{34})`).exec(html)?.[1] ?? '';
const her = idIn(/msg-thread__link-to-profile"[^>]*\/in\//);
const viewer = idIn(/fsd_profile:/);
const third = idIn(/bubble-header__title.*\/in\//);

/** What is told of the page after a change that must be one. */
function told(change: (html: string) => string, at = url) {
  const changed = change(html);
  expect(changed === html && at === url).toBe(false);
  show(changed);
  return readAs(at);
}

function thread(change: (html: string) => string): Thread {
  const result = told(change);
  if (result.ok || !result.thread) throw new Error(result.ok ? 'a profile' : result.problem);
  return result.thread;
}

const event = (n: number) => html.split('\n').filter((line) => line.includes('data-event-urn'))[n] ?? '';

describe('a conversation', () => {
  it('is told with who it is with, by number', () => {
    open(page);
    expect(readAs(url)).toMatchObject({
      ok: false,
      problem: 'thread',
      thread: {
        contact: { urnId: her, memberId: '3900000011' },
        name: 'Ingrid Solvang-Paz',
        inbound: 4,
        lastInbound: true,
        when: 'Sep 24 7:02 AM',
        written: Date.UTC(2026, 8, 24, 7, 2, 40, 8),
        text: 'Yes, I would.\nSend me the time.',
      },
    });
    expect(viewer).not.toBe(her);
  });

  it('is told in their own words alone, whatever the box around what they pass on is called', () => {
    const told = thread((text) =>
      text
        .replace(event(7), '')
        .replace('class="msg-s-event-listitem__forwarded-message"', 'class="msg-s-event-listitem__shared"'),
    );
    expect(told.text).toBe('Thursday works.');
  });

  it('is told with a slug where the link has one', () => {
    const slugged = thread((text) =>
      text.replace(/(__link-to-profile"[^>]*\/in\/)ACoAA[\w-]+/, '$1ingrid-sp/'),
    );
    expect(slugged).toMatchObject({ contact: { slug: 'ingrid-sp' }, inbound: 4, lastInbound: true });
    expect(slugged.contact).not.toHaveProperty('memberId');
    expect(slugged.href).toBe('https://www.linkedin.com/in/ingrid-sp/');
  });

  it('counts nobody where only the viewer wrote', () => {
    const alone = thread((text) => [2, 3, 6, 7].reduce((rest, n) => rest.replace(event(n), ''), text));
    expect(alone).toMatchObject({ inbound: 0, lastInbound: false });
    expect(alone).not.toHaveProperty('text');
    expect(alone).not.toHaveProperty('when');
  });

  it('says when the viewer had the last word', () => {
    expect(thread((text) => text.replace(event(6), '').replace(event(7), ''))).toMatchObject({
      inbound: 2,
      lastInbound: false,
      when: 'Sep 23 9:12 AM',
      text: 'And is it in Bergen?',
    });
  });

  it('tells the very time of their last message by its own id, whatever words the page has for it', () => {
    const reworded = thread((text) => text.replaceAll('Sep 24', 'Today'));
    expect(reworded).toMatchObject({ when: 'Today 7:02 AM', written: Date.UTC(2026, 8, 24, 7, 2, 40, 8) });
    const before = thread((text) => text.replace(event(6), '').replace(event(7), ''));
    // What says that the conversation was renamed is no message.
    expect(before.written).toBe(Date.UTC(2026, 8, 23, 9, 12, 20, 4));
  });

  it('tells no time where the id of their last message says none for sure', () => {
    const last = /2-([A-Za-z0-9+/=]+)\)"/.exec(event(7))?.[1] ?? '';
    const within = atob(last);
    for (const id of [
      btoa(within.slice(1)),
      btoa(`${within.slice(0, 13)}&${within.split('&')[1]}`),
      btoa(within.split('&')[0] ?? ''),
      btoa(within.replace(/&.*/, '&somewhere')),
      'AAA==',
    ]) {
      const unsure = thread((text) => text.replaceAll(last, id));
      expect(unsure).toMatchObject({ inbound: 4, when: 'Sep 24 7:02 AM' });
      expect(unsure).not.toHaveProperty('written');
    }
  });

  it('goes by the links where the class of their messages is gone', () => {
    expect(thread((text) => text.replaceAll('msg-s-event-listitem--other', ''))).toMatchObject({
      inbound: 4,
      lastInbound: true,
      text: 'Yes, I would.\nSend me the time.',
    });
  });

  it('goes by the class where the page begins in the middle of their messages', () => {
    expect(thread((text) => [0, 1, 2].reduce((rest, n) => rest.replace(event(n), ''), text))).toMatchObject({
      inbound: 3,
    });
  });

  it('counts a message without words, and has none of it', () => {
    const picture = thread((text) =>
      text.replace(/<p class="msg-s-event-listitem__body t-14">Yes, I would.*?<\/p>/, '<img alt="" src="x">'),
    );
    expect(picture).toMatchObject({ inbound: 4, lastInbound: true });
    expect(picture).not.toHaveProperty('text');
  });

  it('counts a message mounted twice once', () => {
    expect(thread((text) => text.replace(event(7), event(7).repeat(2)))).toMatchObject({ inbound: 4 });
  });

  it('is read in any language, day and time as written', () => {
    const words: [string, string][] = [
      ['Sep 24', '٢٤ سبتمبر'],
      ['7:02 AM', '٧:٠٢ ص'],
      ['sent the following messages at', 'أرسل الرسائل التالية في'],
      ['View profile', 'عرض الملف الشخصي'],
      ['Ingrid Solvang-Paz', 'إنغريد سولفانغ'],
    ];
    const arabic = (text: string) => words.reduce((rest, [from, to]) => rest.replaceAll(from, to), text);
    expect(thread(arabic)).toMatchObject({
      name: 'إنغريد سولفانغ',
      when: '٢٤ سبتمبر ٧:٠٢ ص',
      inbound: 4,
      lastInbound: true,
    });
  });
});

describe('nobody is told', () => {
  const unknown = { ok: false, problem: 'threadUnknown', url };

  it('where a third person writes', () => {
    expect(
      told((text) =>
        text.replace(
          event(7),
          event(7) +
            event(6)
              .replaceAll(her, third)
              .replace(/urn="[^"]*/, 'urn="x'),
        ),
      ),
    ).toEqual(unknown);
    const named = (text: string) =>
      text.replaceAll(her, third).replaceAll('Ingrid Solvang-Paz', 'Odd Ferreira');
    expect(told((text) => text.replace(event(2), named(event(2))))).toEqual(unknown);
  });

  it('where the head names several', () => {
    expect(
      told((text) =>
        text.replace('truncate">Ingrid Solvang-Paz</h2>', 'truncate">Ingrid Solvang-Paz og Odd F</h2>'),
      ),
    ).toEqual(unknown);
    expect(
      told((text) => text.replace('<dl class', '<i class="msg-facepile-grid--group-size-3"></i>$&')),
    ).toEqual(unknown);
    expect(
      told((text) =>
        text.replace(/<a class="[^"]*__link-to-profile.*?<\/a>/, (a) => a + a.replace(her, third)),
      ),
    ).toEqual(unknown);
  });

  it('where the head links to nobody', () => {
    for (const href of [
      'https://www.linkedin.com/company/70001/',
      '',
      '#',
      'https://evil.example/in/x',
      '/in/me/',
    ])
      expect(told((text) => text.replace(/(__link-to-profile"[^>]*href=")[^"]*/, `$1${href}`))).toEqual(
        unknown,
      );
  });

  it('where the head is the viewer’s own', () => {
    expect(told((text) => text.replace(/(__link-to-profile"[^>]*\/in\/)ACoAA[\w-]+/, `$1${viewer}`))).toEqual(
      unknown,
    );
  });

  it('where class and link of a message disagree', () => {
    expect(
      told((text) => text.replace(event(2), event(2).replace('msg-s-event-listitem--other', ''))),
    ).toEqual(unknown);
    expect(
      told((text) =>
        text.replace(
          event(5),
          event(5).replace('"msg-s-event-listitem ', '"msg-s-event-listitem msg-s-event-listitem--other '),
        ),
      ),
    ).toEqual(unknown);
  });

  it('while the conversation before is still there', () => {
    const other = url.replace(/2-.*/, `2-${btoa('00000000-7d3e-4a19-9c58-2e6f8d0a4b71_100')}/`);
    expect(told((text) => text, other)).toEqual({ ok: false, problem: 'disagrees', url: other });
    // The same id, percent-encoded.
    expect(told((text) => text, url.replaceAll('=', '%3D'))).toMatchObject({ problem: 'thread' });
  });

  it('until head and messages are there', () => {
    const loading = { ok: false, problem: 'loading', url };
    expect(
      told((text) => text.replace(/<ul class="msg-s-message-list-content.*?<\/ul><\/div><\/div>/s, '')),
    ).toEqual(loading);
    expect(told((text) => text.replace(/<li class="msg-s-message-list__event.*<\/li>/gs, ''))).toEqual(
      loading,
    );
    expect(
      told((text) => text.replace(/<div class="shared-title-bar.*?<\/div><button.*?<\/div>/s, '')),
    ).toMatchObject({ problem: expect.stringMatching(/^(?:loading|threadUnknown)$/) as string });
    show('');
    expect(readAs(url)).toEqual(loading);
    show('<form action="/uas/login-submit"><input name="session_key"></form>');
    expect(readAs(url)).toEqual({ ok: false, problem: 'loginWall', url });
  });

  it('at the address of no conversation', () => {
    for (const path of ['messaging/', 'messaging/thread/new/', 'messaging/compose/'])
      expect(told((text) => text, `https://www.linkedin.com/${path}`)).toMatchObject({
        problem: 'notProfile',
      });
  });
});

it('a broken conversation is never told as somebody else’s, nor with words of anybody else', () => {
  const hers = [
    'Thank you!',
    'Which team is it?',
    'And is it in Bergen?',
    'Thursday works.',
    'Yes, I would.',
  ];
  const words = [...hers, 'Send me the time.'];
  let read = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
      const doc = open(page);
      const strangers = [
        event(6)
          .replaceAll(her, third)
          .replace(/urn="[^"]*/, 'urn="x'),
        event(0),
        `<a class="msg-thread__link-to-profile" href="/in/${third}"><h2 class="msg-entity-lockup__entity-title">Odd Ferreira</h2></a>`,
      ];
      for (const one of steps) apply(doc, one, strangers);
      const result = readAs(url);
      if (result.ok || !result.thread) return;
      read++;
      expect(result.thread.contact).toEqual({ urnId: her, memberId: '3900000011' });
      expect(['Ingrid Solvang-Paz', undefined]).toContain(result.thread.name);
      const left = words.reduce((text, line) => text.replaceAll(line, ''), result.thread.text ?? '');
      expect(left.trim()).toBe('');
    }),
    dice,
  );
  expect(read).toBeGreaterThan(dice.numRuns / 10);
});

it('the page is left as it was, and the answer is one the worker believes', () => {
  const before = open(page).documentElement.outerHTML;
  readAs(url);
  expect(document.documentElement.outerHTML).toBe(before);
  expect(expectedOf(page).url).toBe(url);
});
