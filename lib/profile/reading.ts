import * as z from 'zod/mini';
import { identity } from './person';
import { thread } from './thread';

export { identity, type Identity } from './person';

/**
 * What a page said of one person, with its evidence. Written by the readers in the page, so everything here is data
 * from outside: the worker parses it with these schemas before it believes a word, and the caps bound what one page can
 * make Fulcrum hold.
 */

/** `bound`: tied to the slug or member id of the address; `structural`: by place in the layout; `text`: by reading words. */
const sureness = z.enum(['bound', 'structural', 'text']);
export type Sureness = z.infer<typeof sureness>;

const found = <T extends z.core.$ZodType>(value: T) =>
  z.object({
    value,
    /** Where on the page, in the layout's own terms, e.g. "top card, line before the contact link". */
    where: z.string().check(z.maxLength(200)),
    sure: sureness,
  });
export interface Found<T> {
  value: T;
  where: string;
  sure: Sureness;
}

const line = z.string().check(z.minLength(1), z.maxLength(1_000));
const lines = z.array(line).check(z.maxLength(20));

const job = z.object({
  title: z.optional(line),
  company: z.optional(line),
  /** As written on the page, without the duration. */
  dates: z.optional(line),
  location: z.optional(line),
  ongoing: z.optional(z.boolean()),
});
export type Job = z.infer<typeof job>;

const school = z.object({ school: line, degree: z.optional(line), dates: z.optional(line) });
export type School = z.infer<typeof school>;

/** `lines`: none that is known; what can be seen is offered to pick from. */
export const layouts = [
  'sdui',
  'view-name',
  'ember',
  'public',
  'sales',
  'recruiter',
  'github',
  'lines',
] as const;
export type LayoutName = (typeof layouts)[number];

export const reading = z.object({
  /** The page's address as the reader saw it, before and after. */
  url: z.string().check(z.maxLength(2_000)),
  layout: z.enum(layouts),
  /** What part of a profile is open. */
  page: z.enum(['profile', 'contact', 'details', 'other']),
  identity,
  self: z.boolean(),
  /** Canonical address of the person: https://www.linkedin.com/in/<slug>/. Absent where the page does not say it. */
  publicUrl: z.optional(z.string().check(z.maxLength(2_000))),
  /** Then their address in Sales Navigator or Recruiter: not everybody can open it, but it is theirs for ever. */
  productUrl: z.optional(z.string().check(z.maxLength(400))),
  /** Without emoji, titles and pronouns. */
  name: z.optional(found(line)),
  /** The name as the page writes it, where that is more. */
  nameAsWritten: z.optional(line),
  headline: z.optional(found(line)),
  location: z.optional(found(line)),
  title: z.optional(found(line)),
  company: z.optional(found(line)),
  about: z.optional(found(z.string().check(z.minLength(1), z.maxLength(10_000)))),
  degree: z.optional(found(z.enum(['1', '2', '3']))),
  photo: z.optional(found(z.boolean())),
  emails: z.optional(found(lines)),
  phones: z.optional(found(lines)),
  websites: z.optional(found(lines)),
  experience: z.optional(found(z.array(job).check(z.maxLength(200)))),
  education: z.optional(found(z.array(school).check(z.maxLength(100)))),
  /**
   * What comes only with an act of the reader: sections with scrolling, the public link with a menu, and with loading the
   * page anew what may be somebody else's, since it says nothing of whose it is on a page that showed another before.
   */
  notYet: z.array(z.enum(['experience', 'education', 'link', 'reload'])),
  /** Addresses of LinkedIn profiles that the page gives as the person's own; not followed. */
  offered: z.optional(z.array(line).check(z.maxLength(5))),
  /** What can be seen, to pick from. */
  lines: z.optional(z.array(line).check(z.maxLength(40))),
});
export type Reading = z.infer<typeof reading>;

/** Why a page gave no reading. */
export const readProblem = z.enum([
  /** Not one person's profile page. */
  'notProfile',
  /** The profile is not there yet. */
  'loading',
  /** A profile page on which no name can be read. */
  'noName',
  /** What is on the page belongs to somebody other than the person in the address bar. */
  'disagrees',
  /** LinkedIn asks to sign in. */
  'loginWall',
  /** The team has switched the reading of such pages off. */
  'switchedOff',
  /** A message thread with one other person. */
  'thread',
  /** A message thread of which the person cannot be told, or with several people. */
  'threadUnknown',
]);
export type ReadProblem = z.infer<typeof readProblem>;

export const readResult = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), reading }),
  z.object({ ok: z.literal(false), problem: readProblem, url: z.string(), thread: z.optional(thread) }),
]);
export type ReadResult = z.infer<typeof readResult>;
