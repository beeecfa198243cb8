import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedOf, people } from './index.ts';

/** As many other people as a test needs: each has the sdui page with a name, an address and a member number of their own. */
export interface MadeUp {
  url: string;
  name: string;
  publicUrl: string;
}

const PATH = /^\/in\/made-up-(\d+)\/$/;
/** The first member number; the real ones of the sample pages are below it. */
const FIRST = 3_910_000_000;

/** Letters only, since a name has no digits. */
const lettersOf = (n: number): string =>
  String(n)
    .padStart(4, '0')
    .replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));

/** @param n from 0 on; the same number is the same person */
export function madeUp(n: number): MadeUp {
  const letters = lettersOf(n);
  const publicUrl = `https://www.linkedin.com/in/made-up-${String(n)}/`;
  // No two share a word of their names: nobody is somebody else's namesake.
  const name = `Given${letters} Family${letters}`;
  return { url: publicUrl, name, publicUrl };
}

/** The page at this path; undefined where nobody made up lives there. */
export function madeUpPage(path: string): string | undefined {
  const [, number] = PATH.exec(path) ?? [];
  if (number === undefined) return undefined;
  const { expected = {} } = expectedOf('sdui');
  const member = String(FIRST + Number(number));
  return readFileSync(join(import.meta.dirname, 'sdui.html'), 'utf8')
    .replaceAll(people.sdui.name, madeUp(Number(number)).name)
    .replaceAll(String(expected.publicId), `made-up-${number}`)
    .replaceAll(`member:${String(expected.memberId)}`, `member:${member}`)
    .replaceAll(OPAQUE, opaqueId(Number(member)));
}

/** The id form of the sample page's person: LinkedIn's opaque id has the member number in its bytes 4 to 7. */
const OPAQUE = 'ACoAAOh1RwEBFhNgEsh7iqSVAiilyPqNN3kfgjI';

function opaqueId(member: number): string {
  const bytes = Buffer.from(OPAQUE, 'base64url');
  bytes.writeUInt32BE(member, 4);
  return bytes.toString('base64url');
}
