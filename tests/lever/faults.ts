import type { Entry } from './log.ts';

/** Which requests. What is left out matches anything. */
interface Match {
  host?: string;
  method?: string;
  /** The whole path, or a pattern it must contain. */
  path?: string | RegExp;
  /** A parameter it must be asked with, whatever that is. */
  query?: string;
}

interface FaultMatch extends Match {
  /** The first matching request it happens to, counting from 1. */
  nth?: number;
  /** How many requests it happens to; Infinity until removed. */
  times?: number;
}

/**
 * `acted` lets Lever do its work first: the deed is done and the answer is lost.
 *
 * `drop` cuts the connection with no answer. Chromium then sends the request again by itself, POST too, when it had used
 * the connection before or had opened it in advance (tried). `inAnswer` cuts in the middle of the answer's first line:
 * that is never sent again, so the one who asked gets to see the failure.
 */
export type Deed =
  | { status: number; body?: unknown; headers?: Record<string, string>; acted?: boolean }
  | { delay: number }
  | { hang: true; acted?: boolean }
  | { drop: 'before' | 'after'; inAnswer?: boolean }
  | { badJson: 'truncated' | 'garbage' }
  | { html: true; status?: number; acted?: boolean }
  | { redirect: string; status?: number }
  | { contentType: string };

interface Fault {
  /** Requests it happened to. */
  readonly hit: readonly Entry[];
  /** No more of it. Requests it holds go on. */
  remove(): void;
  /** Lets requests that hang go on, as if nothing had been. */
  release(): void;
}

export interface Faults {
  add(fault: { match: FaultMatch; do: Deed }): Fault;
  clear(): void;
}

/** `'drop'` stands for a connection that is cut, `'cut'` for one that is cut within the answer. */
export type Outcome = Response | 'drop' | 'cut';

const matches = (match: Match, entry: Entry): boolean =>
  (match.host === undefined || match.host === entry.host) &&
  (match.method === undefined || match.method.toUpperCase() === entry.method) &&
  (match.query === undefined || match.query in entry.query) &&
  (match.path === undefined ||
    (typeof match.path === 'string'
      ? match.path === entry.path
      : new RegExp(match.path.source, match.path.flags.replace(/[gy]/g, '')).test(entry.path)));

interface Standing {
  match: FaultMatch;
  deed: Deed;
  seen: number;
  hit: Entry[];
  held: Set<(how: 'go on' | 'drop') => void>;
}

/** Faults, and the way through them for one request; `end` cuts all that hangs. */
export function createFaults(): Faults & {
  through(entry: Entry, act: () => Promise<Response>, held: () => void): Promise<Outcome>;
  end(): void;
} {
  let standing: Standing[] = [];
  const letGo = (faults: Standing[], how: 'go on' | 'drop') => {
    for (const { held } of faults) {
      for (const settle of held) settle(how);
      held.clear();
    }
  };

  return {
    add({ match, do: deed }) {
      const fault: Standing = { match, deed, seen: 0, hit: [], held: new Set() };
      standing.push(fault);
      return {
        hit: fault.hit,
        release: () => {
          letGo([fault], 'go on');
        },
        remove: () => {
          standing = standing.filter((one) => one !== fault);
          letGo([fault], 'go on');
        },
      };
    },
    clear() {
      const all = standing;
      standing = [];
      letGo(all, 'go on');
    },
    end() {
      const all = standing;
      standing = [];
      letGo(all, 'drop');
    },
    through(entry, act, held) {
      // Every fault counts every request that matches it; the first one due happens.
      let due: Standing | undefined;
      for (const fault of standing) {
        if (!matches(fault.match, entry)) continue;
        fault.seen += 1;
        const { nth = 1, times = 1 } = fault.match;
        if (fault.seen >= nth && fault.hit.length < times) due ??= fault;
      }
      if (due === undefined) return act();
      due.hit.push(entry);
      return happen(due, entry, act, held);
    },
  };
}

async function happen(
  fault: Standing,
  entry: Entry,
  act: () => Promise<Response>,
  held: () => void,
): Promise<Outcome> {
  const { deed } = fault;
  if ('acted' in deed && deed.acted && !('hang' in deed)) await act();
  if ('delay' in deed) {
    await new Promise((resolve) => setTimeout(resolve, deed.delay));
    return act();
  }
  if ('hang' in deed) {
    const done = deed.acted === true ? await act() : undefined;
    entry.status = 'held';
    const how = await new Promise<'go on' | 'drop'>((resolve) => {
      fault.held.add(resolve);
      held();
    });
    return how === 'drop' ? 'drop' : (done ?? act());
  }
  if ('drop' in deed) {
    if (deed.drop === 'after') await act();
    return deed.inAnswer ? 'cut' : 'drop';
  }
  if ('badJson' in deed) {
    const answer = await act();
    const text = await answer.text();
    const bad =
      deed.badJson === 'truncated' ? text.slice(0, Math.floor(text.length / 2)) : '{]}\u0000 not JSON';
    return new Response(bad, { status: answer.status, headers: answer.headers });
  }
  if ('html' in deed) {
    return new Response('<!doctype html><title>Error</title><h1>Something went wrong</h1>', {
      status: deed.status ?? 502,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
  }
  if ('redirect' in deed) {
    return new Response(null, { status: deed.status ?? 302, headers: { location: deed.redirect } });
  }
  if ('contentType' in deed) {
    const answer = await act();
    const headers = new Headers(answer.headers);
    headers.set('content-type', deed.contentType);
    return new Response(answer.body, { status: answer.status, headers });
  }
  const bare = deed.body === undefined || [101, 204, 205, 304].includes(deed.status);
  return new Response(bare ? null : typeof deed.body === 'string' ? deed.body : JSON.stringify(deed.body), {
    status: deed.status,
    headers: { ...(bare ? {} : { 'content-type': 'application/json' }), ...deed.headers },
  });
}
