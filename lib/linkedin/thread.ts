import type { ReadProblem, ReadResult } from '@/lib/profile/reading';
import type { Thread } from '@/lib/profile/thread';
import { profileLink, same, type Address, type Ref } from './address';
import { all, attribute, follows, hrefOf } from './dom';
import { HEADINGS, LINKS, LOGIN_FORM, THREAD } from './selectors';
import { alike, plain } from './text';
import { nameOf } from './top-card';
import { eyesFor, type Eyes } from './visible';

/**
 * A conversation between the viewer and one other person. Its messages are there only as far as they were scrolled to, so
 * what is counted is what can be seen. The id in a message's own name is the mailbox owner's, whoever wrote it: never
 * the sender.
 */

type ThreadAddress = Extract<Address, { kind: 'thread' }>;

/** One message: who wrote it, as far as the page says so, and when. */
interface Message {
  el: Element;
  theirs: boolean;
  when: string;
}

/**
 * Reads the conversation a page shows. `threadUnknown` where several people write or the one cannot be told; `disagrees`
 * while the messages are still those of the conversation before; `loading` until head and messages are there.
 */
export function readThread(doc: Document, url: URL, address: ThreadAddress): ReadResult {
  const at = doc.defaultView?.location.href;
  const found = look(doc, url.href, address);
  const again = look(doc, url.href, address);
  const moved = doc.defaultView?.location.href !== at || JSON.stringify(found) !== JSON.stringify(again);
  const shortUrl = url.href.slice(0, 2_000);
  if (moved) return { ok: false, problem: 'disagrees', url: shortUrl };
  if (typeof found === 'string') return { ok: false, problem: found, url: shortUrl };
  return { ok: false, problem: 'thread', url: shortUrl, thread: found };
}

function look(doc: Document, base: string, address: ThreadAddress): Thread | ReadProblem {
  const eyes = eyesFor(doc);
  const there = (selector: string) =>
    all(doc, selector).filter((el) => !eyes.hidden(el) && !el.closest(THREAD.overlay));

  const lists = there(THREAD.list);
  const [list] = lists;
  const titles = there(THREAD.title).filter((el) => !lists.some((one) => one.contains(el)));
  const marked = there(THREAD.head);
  const heads = marked.length > 0 ? marked : there(THREAD.headAlso);
  if (!list || (heads.length === 0 && titles.length === 0))
    return doc.querySelector(LOGIN_FORM) ? 'loginWall' : 'loading';
  if (lists.length > 1) return 'threadUnknown';

  const events = eventsIn(list, eyes);
  if (events.some((el) => ofAnother(el, address))) return 'disagrees';

  const [head] = heads;
  const contact = onePerson([...refsOf(heads, base), ...refsOf(there(THREAD.card), base)]);
  if (!head || !contact || heads.length !== refsOf(heads, base).length) return 'threadUnknown';
  if (all(doc, THREAD.titleBar).some((bar) => bar.querySelector(THREAD.group))) return 'threadUnknown';
  const owner = events.flatMap((el) => ownerOf(el) ?? []);
  if (owner.some((ref) => same(ref, contact) === true)) return 'threadUnknown';

  const title = head.querySelector(THREAD.title) ?? head.closest(THREAD.title) ?? titles[0];
  const name = nameOf(title ?? head.querySelector(HEADINGS) ?? head, eyes);
  const messages = messagesIn(list, events, { contact, name }, eyes, base);
  if (!messages) return 'threadUnknown';
  // A conversation has at least the message it began with.
  if (messages.length === 0) return 'loading';

  const inbound = messages.filter((message) => message.theirs);
  const last = inbound.at(-1);
  const text = last && ownWords(last.el, eyes).slice(0, 20_000);
  const written = last && ownId(last.el)?.written;
  return {
    contact,
    ...(name ? { name: name.slice(0, 1_000) } : {}),
    href: hrefOf(head).slice(0, 2_000),
    inbound: inbound.length,
    lastInbound: messages.at(-1)?.theirs === true,
    ...(last?.when ? { when: last.when.slice(0, 100) } : {}),
    ...(written === undefined ? {} : { written }),
    ...(text ? { text } : {}),
  };
}

/** The events that can be seen, each once; what stands inside another is quoted there. */
function eventsIn(list: Element, eyes: Eyes): Element[] {
  const seen = new Set<string>();
  return all(list, THREAD.event).filter((el) => {
    if (eyes.hidden(el) || el.parentElement?.closest(THREAD.event)) return false;
    const urn = attribute(el, 'data-event-urn');
    if (urn && seen.has(urn)) return false;
    seen.add(urn);
    return true;
  });
}

/** The messages of the two, or nothing where somebody else writes too or the marks of a sender disagree. */
function messagesIn(
  list: Element,
  events: readonly Element[],
  contact: { contact: Ref; name: string | undefined },
  eyes: Eyes,
  base: string,
): Message[] | undefined {
  const days = all(list, THREAD.day).filter((el) => !eyes.hidden(el));
  const classed = events.some((el) => el.matches(THREAD.theirs));
  const messages: Message[] = [];
  let from: boolean | undefined;
  let time = '';
  let day: Element | undefined;
  for (const el of events) {
    const under = days.findLast((one) => follows(one, el) || el.contains(one));
    // Somebody joined, or the day changed: what comes next says anew who wrote it.
    const isMessage = el.querySelector(`${THREAD.body},${THREAD.bubble}`) !== null;
    if (!isMessage || under !== day) [from, time] = [undefined, ''];
    day = under;
    if (!isMessage) continue;
    const sender = senderOf(el, contact, eyes, base);
    if (sender === 'several') return undefined;
    from = sender ?? from;
    const clock = all(el, THREAD.time).find((one) => !eyes.hidden(one));
    if (clock) time = eyes.text(clock);
    else if (sender !== undefined) time = '';

    const other = el.matches(THREAD.theirs);
    if (other && from === false) return undefined;
    if (!other && from === true && classed) return undefined;
    const when = [day ? eyes.text(day) : '', time].filter(Boolean).join(' ');
    messages.push({ el, theirs: other || from === true, when });
  }
  return messages;
}

/** Whether the link or the name at a message is the other person's; nothing where it has neither. */
function senderOf(
  el: Element,
  { contact, name }: { contact: Ref; name: string | undefined },
  eyes: Eyes,
  base: string,
): boolean | 'several' | undefined {
  const own = (selector: string) =>
    all(el, selector).filter((one) => !eyes.hidden(one) && !one.closest(THREAD.quoted));
  const refs = refsOf(own(THREAD.senderLink), base);
  if (refs.length > 0 && !onePerson(refs)) return 'several';
  const answer = refs.map((ref) => same(ref, contact)).find((one) => one !== undefined);
  const written = own(THREAD.senderName).map((one) => eyes.text(one))[0];
  const named = written && name ? sameName(written, name) : undefined;
  // The link in the head is one person's and the name beside it several people's.
  if (answer === true && named === false) return 'several';
  return answer ?? named;
}

/** A name with something beside it (pronouns, a degree) is still the name; several names in the head are not. */
function sameName(sender: string, head: string): boolean {
  if (alike(sender, head)) return true;
  const [a, b] = [plain(sender), plain(head)];
  if (a.startsWith(`${b} `)) return true;
  return b.startsWith(`${a} `) && /^\p{L}[\p{L}\p{M}'.-]*$/u.test(b.slice(a.length + 1));
}

/** The text they wrote in a message, without what it answers or passes on. */
function ownWords(el: Element, eyes: Eyes): string {
  const bodies = all(el, THREAD.body).filter(
    (body) => !eyes.hidden(body) && body.closest(THREAD.event) === el && !body.closest(THREAD.quoted),
  );
  const inContent = bodies.filter((body) => body.closest(THREAD.content));
  // What stands in a box of its own beside the words is passed on, whatever the box is called.
  const box = inContent[0]?.closest(THREAD.content) ?? bodies[0]?.parentElement;
  return bodies
    .filter((body) => body.parentElement === box)
    .map((body) => eyes.block(body))
    .filter(Boolean)
    .join('\n');
}

function refsOf(elements: readonly Element[], base: string): Ref[] {
  return elements.flatMap((el) => {
    const link = el.matches(LINKS) ? profileLink(hrefOf(el), base) : undefined;
    return link ? [link.ref] : [];
  });
}

/** All that some links say of one person, the first link's words first; nothing where two of them differ. */
function onePerson(refs: readonly Ref[]): Ref | undefined {
  const [first] = refs;
  const agree = refs.every((ref) => refs.every((other) => same(ref, other) !== false));
  return agree ? first : undefined;
}

/** Whose mailbox a message lies in: `urn:li:msg_message:(urn:li:fsd_profile:<owner>,2-…)`. */
function ownerOf(el: Element): Ref | undefined {
  const id = /:fsd_profile:(ACoAA[A-Za-z0-9_-]+)/.exec(attribute(el, 'data-event-urn'))?.[1];
  return id === undefined ? undefined : profileLink(`/in/${id}/`, 'https://www.linkedin.com')?.ref;
}

const CONVERSATION = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}_\d+$/;

/**
 * What a message's own id says: when it was written, in ms since 1970, and in which conversation. It is base64 of
 * `<time>b<number>-<number>&<conversation>`, as real pages of 2023 and 2026 have it, and the time is the one that LinkedIn
 * gives for the message elsewhere (ids of 2025 and 2026). Anything else says nothing.
 */
function ownId(el: Element): { written?: number; conversation: string } | undefined {
  const id = /,\d-([A-Za-z0-9+/_-]+=*)\)$/.exec(attribute(el, 'data-event-urn'))?.[1];
  const [message = '', conversation = ''] = decoded(id ?? '').split('&');
  if (!CONVERSATION.test(conversation)) return undefined;
  const time = /^(\d{13})b\d+-\d+$/.exec(message)?.[1];
  return { conversation, ...(time === undefined ? {} : { written: Number(time) }) };
}

/** True where a message says that it belongs to another conversation than the address, whose id is base64 too. */
function ofAnother(el: Element, address: ThreadAddress): boolean {
  const theirs = ownId(el)?.conversation;
  const ours = decoded(address.id);
  return theirs !== undefined && CONVERSATION.test(ours) && theirs !== ours;
}

function decoded(base64: string): string {
  try {
    return atob(base64.replace(/-/g, '+').replace(/_/g, '/'));
  } catch {
    return '';
  }
}
