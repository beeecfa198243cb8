import { leverHosts } from './hosts';

/** A request the door did not let through, or an answer that came from somewhere else than Lever. */
export class DoorClosed extends Error {
  override name = 'DoorClosed';
}

/** Sends one request, or throws `DoorClosed` before a byte has left. */
export type Door = (request: Request) => Promise<Response>;

/**
 * The one way out: every request of the product goes through here, and only Lever's hosts, the organisation's own Token
 * URL and its team settings address pass (a lint rule keeps `fetch` out of every other file).
 *
 * A write never follows a redirect: a 301 would turn a POST into a GET that answers 200. A read may, for Lever leads to
 * the data centre of an account, but its answer counts only if it came from one of Lever's hosts and is to the same
 * question: a list of something else would say that what was looked for is not there. What the team settings address
 * answers is handed over as it is, a redirect too, so that it can be told in words. No cookie ever goes along: the
 * recruiter's own Lever session is none of our business.
 *
 * @param tokenUrl may be spoken to by POST only, and only at exactly this address
 * @param teamSettings may be spoken to by GET and PUT only, and only at exactly this address
 */
export function openDoor(
  tokenUrl: () => string | undefined,
  teamSettings: () => string | undefined = () => undefined,
): Door {
  return async (request) => {
    const url = new URL(request.url);
    const team = ['GET', 'PUT'].includes(request.method) && teamSettings() === request.url;
    const guest = team || (request.method === 'POST' && tokenUrl() === request.url);
    if (url.protocol !== 'https:' || !(guest || leverHosts.has(url.host)))
      throw new DoorClosed(`${request.method} ${url.origin} is not Lever`);
    const response = await fetch(request, {
      redirect: team ? 'manual' : request.method === 'GET' ? 'follow' : 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    if (response.redirected) {
      const { host, pathname } = new URL(response.url);
      if (!leverHosts.has(host) || pathname !== url.pathname)
        throw new DoorClosed(`${url.host}${url.pathname} led to ${host}${pathname}`);
    }
    return response;
  };
}
