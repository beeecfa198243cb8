import * as z from 'zod/mini';
import { browser } from '@/lib/platform/browser';
import { settings, type Settings } from './record';

const policy = z.partial(settings);

/**
 * What the organisation's policy says of the connection. Chrome answers with nothing for the first seconds after a
 * start, so an empty answer means "not yet" as well as "none". A value of the wrong type is left out, alone.
 */
export async function connectionPolicy(): Promise<Partial<Settings>> {
  const managed: { connection?: unknown } = await browser.storage.managed.get('connection').catch(() => ({}));
  const given = managed.connection;
  if (typeof given !== 'object' || given === null) return {};
  const valid = Object.entries(given as Record<string, unknown>).filter(
    ([key, value]) => z.safeParse(policy, { [key]: value }).success,
  );
  return policy.parse(Object.fromEntries(valid)) as Partial<Settings>;
}
