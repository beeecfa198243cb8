import * as z from 'zod/mini';
import { mayAskForConfidential } from '@/lib/connection/connection';
import { loadConnection } from '@/lib/connection/record';
import { opportunity } from '@/lib/lever/schemas';
import { beginIndex, storePage, toRows } from '@/lib/match/index-store';
import type { Lever } from '../../lever/index.ts';

/**
 * The index with all that the emulated Lever has, as it would be built, without the pace.
 * @param ago how long ago it was brought up, ms
 */
export async function indexed(lever: Lever, ago = 0): Promise<void> {
  const connection = await loadConnection();
  const sees = mayAskForConfidential(connection);
  const { opportunities, contacts, applications } = lever.state.production;
  const all = [...opportunities.values()].filter(
    ({ confidentiality }) => sees || confidentiality === 'non-confidential',
  );
  const rows = await toRows(
    all.map((one) => {
      const contact = contacts.get(one.contact)!;
      const posting = one.applications.map((id) => applications.get(id)?.posting)[0];
      return z.parse(opportunity, {
        ...contact,
        ...one,
        contact: contact.id,
        applications: posting === undefined ? [] : [{ id: 'a', posting }],
      });
    }),
  );
  const fresh = await beginIndex(connection.account!.id, sees);
  const at = Date.now() - ago;
  await storePage({ ...fresh, upTo: at, at }, { put: rows });
}
