import type { Lever } from '../../lever/index.ts';
import { seed } from '../../lever/index.ts';

/** Fills the emulated Lever with this many more opportunities, each of another invented person, number n at n's address. */
export function fill(lever: Lever, count: number): void {
  const { contacts, opportunities } = lever.state.production;
  const someone = seed.opportunities.namesake;
  for (let n = 0; n < count; n += 1) {
    const id = `many-${String(n).padStart(6, '0')}`;
    contacts.set(`contact-${id}`, {
      ...{ id: `contact-${id}`, name: `Person ${n}`, headline: '', location: '', phones: [] },
      emails: n % 3 ? [] : [`person.${n}@many.example`],
      links: [`https://www.linkedin.com/in/person-${n}`],
      isAnonymized: false,
    });
    opportunities.set(id, {
      ...structuredClone(someone),
      ...{ id, contact: `contact-${id}`, applications: [], archived: null, tags: [] },
      confidentiality: n % 10 === 9 ? 'confidential' : 'non-confidential',
      createdAt: 1_700_000_000_000 + n,
      updatedAt: n % 2 ? null : 1_700_000_000_000 + n,
      lastAdvancedAt: 1_700_000_000_000 + n,
    });
  }
}
