/**
 * Reading a request as strictly as Lever might. That a wrong type is refused with 400 is inferred: the documentation
 * gives types and the status, not the words.
 */
import { badRequest } from './errors.ts';
import { accountOf, type Ctx } from './world.ts';

export type Body = Record<string, unknown>;

const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON object sent; no body at all counts as an empty one. */
export async function jsonBody(c: Ctx): Promise<Body> {
  const text = await c.req.text();
  if (text === '') return {};
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    throw badRequest('Content-Type must be application/json');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badRequest('Invalid JSON');
  }
  if (!isObject(value)) throw badRequest('Body must be an object');
  return value;
}

export function string(body: Body, name: string): string | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw badRequest(`${name} must be a string`);
  return value;
}

export function strings(body: Body, name: string): string[] | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) {
    throw badRequest(`${name} must be an array of strings`);
  }
  return value;
}

/** Like `strings`, but it must be there and say something. */
export function someStrings(body: Body, name: string): string[] {
  const value = strings(body, name);
  if (value === undefined) throw badRequest(`Missing required parameter: ${name}`);
  if (value.some((one) => one.trim() === '')) throw badRequest(`${name} must not be empty`);
  return value;
}

export function boolean(body: Body, name: string): boolean | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'boolean') throw badRequest(`${name} must be a boolean`);
  return value;
}

/** ms since 1970; the past only, as everywhere in Lever (documented). */
export function pastTime(body: Body, name: string, now: number): number | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw badRequest(`${name} must be a timestamp in milliseconds`);
  }
  if (value > now) throw badRequest(`${name} must not be in the future`);
  return value;
}

export function object(body: Body, name: string): Body | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (!isObject(value)) throw badRequest(`${name} must be an object`);
  return value;
}

/** A query parameter that may be repeated, plainly or with brackets (both documented). */
export const many = (c: Ctx, name: string): string[] | undefined => {
  const found = [...(c.req.queries(name) ?? []), ...(c.req.queries(`${name}[]`) ?? [])];
  return found.length > 0 ? found : undefined;
};

export function oneOf<T extends string>(c: Ctx, name: string, allowed: readonly T[]): T | undefined {
  const value = c.req.query(name);
  if (value === undefined) return undefined;
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw badRequest(`${name} must be one of ${allowed.join(', ')}`);
  return found;
}

export const flag = (c: Ctx, name: string): boolean | undefined => {
  const value = oneOf(c, name, ['true', 'false']);
  return value === undefined ? undefined : value === 'true';
};

/** `<name>_start` and `<name>_end`, ms since 1970, both included (documented). */
export function range(c: Ctx, name: string): ((at: number | null | undefined) => boolean) | undefined {
  const read = (end: string) => {
    const value = c.req.query(`${name}_${end}`);
    if (value === undefined) return undefined;
    if (!/^\d{1,15}$/.test(value)) throw badRequest(`${name}_${end} must be a timestamp in milliseconds`);
    return Number(value);
  };
  const start = read('start');
  const end = read('end');
  if (start === undefined && end === undefined) return undefined;
  return (at) => at != null && at >= (start ?? -Infinity) && at <= (end ?? Infinity);
}

/** Good enough an address for Lever to look it up; anything else is 400 (recorded by an integrator). */
export const isEmail = (text: string): boolean => /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+$/.test(text.trim());

/** The canonical form is not documented beyond the word; lower case and trimmed is inferred. */
export const canonical = (email: string): string => email.trim().toLowerCase();

/**
 * The acting user. That it is missing is 400 (words recorded by an integrator); that an unknown one is 400 too and not
 * 404 is not known. Deactivated users still work.
 */
export function performAs(c: Ctx, need: 'required' | 'optional'): string | undefined {
  const id = c.req.query('perform_as');
  if (id === undefined || id === '') {
    if (need === 'optional') return undefined;
    throw badRequest('Missing required parameter: perform_as');
  }
  if (!accountOf(c).users.some((user) => user.id === id)) throw badRequest('Invalid parameter: perform_as');
  return id;
}

export function requiredPerformAs(c: Ctx): string {
  const id = performAs(c, 'required');
  if (id === undefined) throw badRequest('Missing required parameter: perform_as');
  return id;
}
