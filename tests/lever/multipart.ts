import { badRequest } from './errors.ts';
import type { Body } from './read.ts';

const LISTS = ['emails', 'links', 'tags', 'sources', 'followers', 'postings'];

/**
 * A multipart request as the JSON body it stands for. Documented: `emails[]` and the like for lists, `archived[reason]`
 * (the documentation also writes `archive[…]`) for what is nested, `resumeFile`, `files[]`. From integrators' code:
 * `phones[]` as JSON, and `phones[0][value]` with `phones[0][type]`.
 */
export function bodyOfForm(form: FormData): { body: Body; resume?: File; files: File[] } {
  const body: Body = {};
  const phones = new Map<string, Record<string, string>>();
  const files: File[] = [];
  let resume: File | undefined;
  for (const [name, value] of form) {
    if (typeof value !== 'string') {
      // Documented: one only.
      if (name === 'resumeFile' && resume) throw badRequest('Only one resumeFile may be given');
      if (name === 'resumeFile') resume = value;
      else if (name === 'files[]' || name === 'files') files.push(value);
      else throw badRequest(`${name} must not be a file`);
      continue;
    }
    const list = /^(\w+)\[\]$/.exec(name)?.[1];
    const phone = /^phones\[(\d+)\]\[(value|type)\]$/.exec(name);
    const nested = /^archived?\[(reason|archivedAt)\]$/.exec(name)?.[1];
    if (phone) {
      const [, index = '', part = ''] = phone;
      phones.set(index, { ...phones.get(index), [part]: value });
    } else if (list === 'phones') {
      try {
        phones.set(`[]${phones.size}`, JSON.parse(value) as Record<string, string>);
      } catch {
        throw badRequest('phones[] must be JSON');
      }
    } else if (list !== undefined && LISTS.includes(list)) {
      body[list] = [...((body[list] as string[] | undefined) ?? []), value];
    } else if (nested !== undefined) {
      const archived = (body['archived'] ?? {}) as Body;
      body['archived'] = { ...archived, [nested]: nested === 'archivedAt' ? Number(value) : value };
    } else if (name === 'createdAt') {
      body[name] = Number(value);
    } else {
      body[name] = value;
    }
  }
  if (phones.size > 0) body['phones'] = [...phones.values()];
  return { body, files, ...(resume ? { resume } : {}) };
}
