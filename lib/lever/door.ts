import { leverHosts } from './hosts';

/** A request the door did not let through, or an answer that came from somewhere else than Lever. */
export class DoorClosed extends Error {
  override name = 'DoorClosed';
}

/** Sends one request, or throws `DoorClosed` before a byte has left. */
export type Door = (request: Request) => Promise<Response>;

/**
 * The one way out: every request of the product goes through here, and only Lever's hosts and the organisation's own
 * Token URL pass (a lint rule keeps `fetch` out of every other file).
 *
 * A write never follows a redirect: a 301 would turn a POST into a GET that answers 200. A read may, but its answer
 * counts only if it came from one of Lever's hosts. No cookie ever goes along: the recruiter's own Lever session is
 * none of our business.
 *
 * @param tokenUrl the only other address that may be spoken to, by POST only, and only at exactly this address
 */
export function openDoor(tokenUrl: () => string | undefined): Door {
  return async (request) => {
    const url = new URL(request.url);
    const guest = request.method === 'POST' && tokenUrl() === request.url;
    if (url.protocol !== 'https:' || !(guest || leverHosts.has(url.host)))
      throw new DoorClosed(`${request.method} ${url.origin} is not Lever`);
    const response = await fetch(request, {
      redirect: request.method === 'GET' ? 'follow' : 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    if (response.redirected && !leverHosts.has(new URL(response.url).host))
      throw new DoorClosed(`${url.host} led to ${new URL(response.url).host}`);
    return response;
  };
}
