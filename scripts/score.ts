/** Scores one reading against what a person sees on the page. Pure. */

export interface Expected {
  url: string;
  self?: boolean;
  expected?: Record<string, unknown>;
  notPresent?: string[];
  accept?: Record<string, unknown>;
  companyAlso?: unknown;
  schoolAlso?: unknown;
}

export type Verdict = 'right' | 'missing' | 'wrong';

export interface Point {
  field: string;
  verdict: Verdict;
  /** What was read and what stands there, for a person to see why. */
  note?: string;
}

type Fields = Record<string, unknown>;

/** One point for each field of `expected` and each row of a list; a field of `notPresent` counts only when read. */
export function score(read: Fields, page: Expected): Point[] {
  const points: Point[] = [];
  const expected = page.expected ?? {};
  for (const [field, want] of Object.entries(expected)) {
    const got = unwrapped(read[field]);
    if (field === 'experience' || field === 'education') {
      points.push(...rows(field, rowsOf(got), rowsOf(want), page));
    } else {
      const point = one(field, got, want, page);
      if (point) points.push(point);
    }
  }
  for (const field of page.notPresent ?? []) {
    if (field in expected || absent(unwrapped(read[field]))) continue;
    points.push({ field, verdict: 'wrong', note: `not there, read ${show(read[field])}` });
  }
  // Not a point of its own, but it must be right.
  if (page.self !== undefined && read['self'] !== undefined && unwrapped(read['self']) !== page.self) {
    points.push({ field: 'self', verdict: 'wrong', note: `is ${page.self}` });
  }
  return points;
}

function one(field: string, got: unknown, want: unknown, page: Expected): Point | undefined {
  if (field === 'photo' && want === false && absent(got)) return undefined;
  if (absent(got)) return { field, verdict: 'missing' };
  const wanted = [want, ...list(page.accept?.[field])];
  if (Array.isArray(want)) return listPoint(field, list(got), want, list(page.accept?.[field]));
  const right = wanted.some((value) => equal(field, got, value));
  return right
    ? { field, verdict: 'right' }
    : { field, verdict: 'wrong', note: `read ${show(got)}, is ${show(want)}` };
}

function equal(field: string, got: unknown, want: unknown): boolean {
  if (typeof want === 'boolean') return got === want;
  const a = String(got);
  const b = String(want);
  if (field === 'memberId') return memberId(a) === memberId(b);
  if (field === 'degree') return /[1-3]/.exec(a)?.[0] === /[1-3]/.exec(b)?.[0];
  if (field === 'about') return squeezed(a).startsWith(squeezed(b));
  if (field === 'publicId') return plain(decoded(a)) === plain(decoded(b));
  return plain(a) === plain(b);
}

function listPoint(field: string, got: unknown[], want: unknown[], also: unknown[]): Point {
  const same = (value: unknown) => listed(field, String(value));
  const wanted = want.map(same);
  const allowed = [...wanted, ...also.map(same)];
  const read = got.map(same);
  const stranger = read.find((value) => !allowed.includes(value));
  if (stranger !== undefined) return { field, verdict: 'wrong', note: `${show(stranger)} does not belong` };
  return wanted.every((value) => read.includes(value))
    ? { field, verdict: 'right' }
    : { field, verdict: 'missing' };
}

function listed(field: string, text: string): string {
  if (field === 'phones') return text.normalize('NFKC').replace(/\D/g, '');
  if (field !== 'websites') return plain(text);
  return plain(text)
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[?#].*$/, '')
    .replace(/\/$/, '');
}

/** Each expected row takes the first row read that is it; rows left over are wrong. */
function rows(field: string, got: Fields[], want: Fields[], page: Expected): Point[] {
  const left = [...got];
  const points: Point[] = [];
  const open: Fields[] = [];
  for (const row of want) {
    const at = left.findIndex((read) => rowVerdict(field, read, row, page) === 'right');
    if (at >= 0) {
      left.splice(at, 1);
      points.push({ field, verdict: 'right' });
    } else open.push(row);
  }
  for (const row of open) {
    const at = left.findIndex((read) => rowVerdict(field, read, row, page) === 'missing');
    if (at >= 0) left.splice(at, 1);
    points.push({ field, verdict: 'missing', note: show(row) });
  }
  for (const read of left) points.push({ field, verdict: 'wrong', note: `read ${show(read)}` });
  return points;
}

function rowVerdict(field: string, read: Fields, row: Fields, page: Expected): Verdict {
  return field === 'experience' ? jobVerdict(read, row, page) : schoolVerdict(read, row, page);
}

function jobVerdict(read: Fields, row: Fields, page: Expected): Verdict {
  const title = among(read['title'], [
    row['title'],
    ...list(row['titleAlso']),
    ...list(page.accept?.['experience.title']),
  ]);
  const company = among(read['company'], [
    row['company'],
    ...list(row['companyAlso']),
    ...list(page.companyAlso),
    ...list(page.accept?.['experience.company']),
  ]);
  const years = yearsOf(row['dates']);
  const readYears = yearsOf(read['dates']);
  const inTime = readYears.length === 0 || years.every((year) => readYears.includes(year));
  if (title && company && inTime) return 'right';
  const half = (title && absent(read['company'])) || (company && absent(read['title']));
  return half && inTime ? 'missing' : 'wrong';
}

function schoolVerdict(read: Fields, row: Fields, page: Expected): Verdict {
  const school = among(read['school'], [row['school'], ...list(row['schoolAlso']), ...list(page.schoolAlso)]);
  if (!school) return 'wrong';
  const degree = read['degree'];
  if (absent(degree)) return 'right';
  const wanted = [row['degree'], ...list(row['degreeAlso']), ...list(page.accept?.['education.degree'])];
  return wanted.some((value) => {
    if (absent(value)) return false;
    const [a, b] = [plain(String(degree)), plain(String(value))];
    return a.includes(b) || b.includes(a);
  })
    ? 'right'
    : 'wrong';
}

function among(got: unknown, wanted: unknown[]): boolean {
  return (
    !absent(got) && wanted.some((value) => !absent(value) && plain(String(value)) === plain(String(got)))
  );
}

function yearsOf(dates: unknown): string[] {
  return absent(dates) ? [] : (plain(String(dates)).match(/(?:19|20)\d\d/g) ?? []);
}

function unwrapped(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
}

function rowsOf(value: unknown): Fields[] {
  return list(value).filter((row): row is Fields => typeof row === 'object' && row !== null);
}

function list(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return absent(value) ? [] : [value];
}

function absent(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

function squeezed(text: string): string {
  return plain(text).replace(/\s/gu, '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The number inside a person id (bytes 4 to 7), or the text itself. */
function memberId(text: string): string {
  if (!/^A(?:CoAA|CwAA|EMAA)[\w-]+$/.test(text)) return text;
  return String(Buffer.from(text, 'base64url').readUInt32BE(4));
}

function show(value: unknown): string {
  const text = JSON.stringify(unwrapped(value));
  return text.length > 140 ? `${text.slice(0, 140)}…` : text;
}
