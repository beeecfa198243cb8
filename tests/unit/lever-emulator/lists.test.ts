/* eslint-disable @typescript-eslint/no-unsafe-argument -- answers are read key by key here */
import { beforeEach, describe, expect, test } from 'vitest';
import { createLever, keyHeader, seed, type Lever } from '../../lever/index.ts';
import { clientOf, ids, names } from './client.ts';

let lever: Lever;
let api: ReturnType<typeof clientOf>;
beforeEach(() => {
  lever = createLever({ rate: false });
  api = clientOf(lever);
});

describe('pages', () => {
  /** Follows `next` to the end. */
  const walk = async (path: string, limit: number) => {
    const seen: string[] = [];
    let offset: string | undefined;
    do {
      const answer = await api.get(path, { limit: String(limit), ...(offset ? { offset } : {}) });
      expect(answer.status).toBe(200);
      expect(answer.json.hasNext).toBe('next' in answer.json);
      seen.push(...ids(answer));
      offset = answer.json.next;
    } while (offset !== undefined);
    return seen;
  };

  test.each(['/opportunities', '/users', '/postings', '/stages', '/archive_reasons'])(
    'of %s hold everything once, in the order of the whole',
    async (path) => {
      const whole = ids(await api.get(path));
      expect(whole.length).toBeGreaterThan(4);
      expect(await walk(path, 2)).toEqual(whole);
      expect(await walk(path, 1)).toEqual(whole);
    },
  );

  test('the last has no next', async () => {
    const { json } = await api.get('/stages');
    expect(json).toEqual({ data: expect.any(Array), hasNext: false });
  });

  test('the limit is 1 to 100', async () => {
    for (const limit of ['0', '101', '-1', 'ten', '']) {
      expect((await api.get('/users', { limit })).status).toBe(400);
    }
    expect((await api.get('/users', { limit: '100' })).status).toBe(200);
    for (let i = 0; i < 110; i += 1) await api.create({ name: `Person ${i}` });
    const first = await api.get('/opportunities');
    expect(first.json.data).toHaveLength(100);
    expect(first.json.hasNext).toBe(true);
  });

  test('the offset is the percent-encoded sort key of the next row', async () => {
    const { json } = await api.get('/opportunities', { limit: '1' });
    expect(json.next).toMatch(/^%5B0%2C\d+%2C%22[0-9a-f-]{36}%22%5D$/);
    const [rank, advanced, id] = JSON.parse(decodeURIComponent(json.next)) as [number, number, string];
    const second = await api.get('/opportunities', { limit: '1', offset: json.next });
    expect(rank).toBe(0);
    expect(second.json.data[0]).toMatchObject({ id, lastAdvancedAt: advanced });
    const users = await api.get('/users', { limit: '1' });
    expect(users.json.next).toMatch(/^%5B\d+%2C%22[0-9a-f-]{36}%22%5D$/);
  });

  test('an offset that was not given out for this list, or is stale, is 400', async () => {
    const { json } = await api.get('/opportunities', { limit: '1' });
    const offsets = ['', 'x', '%5B0%2C1%2C%22a%22%5D', decodeURIComponent(json.next)];
    for (const offset of offsets) {
      const answer = await api.get('/opportunities', { offset });
      expect(answer.status).toBe(400);
      expect(answer.json.message).toContain('Invalid offset token');
    }
    expect((await api.get('/users', { offset: json.next })).status).toBe(400);
    expect((await api.get('/opportunities', { offset: json.next })).status).toBe(200);
    lever.expireOffsets('production');
    expect((await api.get('/opportunities', { offset: json.next })).status).toBe(400);
  });

  test('a stage change between pages can skip somebody', async () => {
    const whole = ids(await api.get('/opportunities'));
    const first = await api.get('/opportunities', { limit: '2' });
    const moved = whole.at(-1) ?? '';
    await api.put(`/opportunities/${moved}/stage`, { stage: 'lead-new' });
    const rest = await api.get('/opportunities', { offset: first.json.next });
    expect([...ids(first), ...ids(rest)]).not.toContain(moved);
  });
});

describe('the list of opportunities', () => {
  test('goes by stage, latest advanced first, id', async () => {
    const { data } = (await api.get('/opportunities', { confidentiality: 'all' })).json;
    const rank = (stage: string) => Object.values(seed.stages).findIndex(({ id }) => id === stage);
    const keys = (data as { stage: string; lastAdvancedAt: number }[]).map((one) => [
      rank(one.stage),
      -one.lastAdvancedAt,
    ]);
    expect(keys).toEqual(keys.toSorted((a, b) => a[0]! - b[0]! || a[1]! - b[1]!));
  });

  const { opportunities: o, contacts, postings, stages, archiveReasons } = seed;
  test.each<[string, Record<string, string | string[]>, { id: string }[]]>([
    [
      'e-mail, whatever its case, archived ones too',
      { email: 'MARISOL.etxeberria@example.com' },
      [o.marisol, o.marisolArchived],
    ],
    ['a second e-mail', { email: 'marisol@quayside.example' }, [o.marisol, o.marisolArchived]],
    ['an e-mail nobody has', { email: 'nobody@example.com' }, []],
    ['archived', { archived: 'true' }, [o.marisolArchived, o.oleander]],
    ['not archived', { archived: 'false' }, [o.marisol, o.anonymised, o.imported, o.namesake, o.applicant]],
    ['contact', { contact_id: contacts.marisol.id }, [o.marisol, o.marisolArchived]],
    ['stage', { stage_id: stages.recruiterScreen.id }, [o.marisol]],
    ['stages', { stage_id: [stages.recruiterScreen.id, 'applicant-new'] }, [o.marisol, o.applicant]],
    ['tag', { tag: 'Kitchen' }, [o.namesake]],
    ['tag in another case', { tag: 'kitchen' }, []],
    ['tags', { tag: ['Kitchen', 'Do not lose'] }, [o.namesake, o.oleander]],
    ['source', { source: 'Referral' }, [o.marisol]],
    ['origin', { origin: 'applied' }, [o.applicant]],
    ['posting', { posting_id: postings.backend.id }, [o.marisol]],
    ['posting of an archived one', { posting_id: postings.closed.id }, []],
    ['archived posting', { archived_posting_id: postings.closed.id }, [o.marisolArchived]],
    ['archive reason', { archive_reason_id: archiveReasons.withdrew.id }, [o.oleander]],
    ['place', { location: 'Lisbon' }, [o.marisol, o.marisolArchived]],
    ['two filters at once', { source: 'LinkedIn', tag: 'Kitchen' }, [o.namesake]],
    [
      'created from one to another, both included',
      {
        created_at_start: String(o.oleander.createdAt),
        created_at_end: String(o.marisol.createdAt),
      },
      [o.oleander, o.marisol],
    ],
    [
      'updated since; never updated is not in it',
      { updated_at_start: String(o.namesake.updatedAt) },
      [o.namesake, o.applicant],
    ],
    ['archived since', { archived_at_start: String(o.oleander.archived?.archivedAt) }, [o.oleander]],
    ['snoozed', { snoozed: 'true' }, []],
  ])('filters by %s', async (_, query, expected) => {
    const found = ids(await api.get('/opportunities', query));
    expect(found.toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['email', { email: 'not an address' }, /^Email address is not valid$/],
    ['email without a domain', { email: 'a@b' }, /^Email address is not valid$/],
    ['archived', { archived: 'yes' }, /archived/],
    ['created_at_start', { created_at_start: 'yesterday' }, /created_at_start/],
    ['expand', { expand: 'posting' }, /^posting is not expandable$/],
  ])('a bad %s is 400', async (_, query, message) => {
    const answer = await api.get('/opportunities', query);
    expect(answer.status).toBe(400);
    expect(answer.json.message).toMatch(message);
  });

  test('expand puts objects in, include leaves fields out', async () => {
    const { json } = await api.get(`/opportunities/${o.marisol.id}`, {
      expand: ['applications', 'stage', 'owner', 'followers', 'sourcedBy', 'contact'],
    });
    expect(json.data).toMatchObject({
      applications: [{ posting: postings.backend.id, opportunityId: o.marisol.id }],
      stage: { id: stages.recruiterScreen.id, text: 'Recruiter screen' },
      owner: { email: 'lena.marchetti@example.com' },
      followers: [{ id: seed.users.teamMember.id }],
      sourcedBy: { id: seed.users.teamMember.id },
      contact: { id: contacts.marisol.id, location: { name: 'Bilbao' } },
    });
    const few = await api.get('/opportunities', { include: ['id', 'name'], expand: 'stage', limit: '1' });
    expect(Object.keys(few.json.data[0]).toSorted()).toEqual(['id', 'name', 'stage']);
  });

  test('lags behind what was made, by id it is there at once', async () => {
    lever.settings.listLagMs = 5_000;
    const email = 'brand.new@example.com';
    const { json } = await api.create({ name: 'Brand New', emails: [email] });
    const { id, contact } = json.data;
    expect((await api.get(`/opportunities/${id as string}`)).status).toBe(200);
    expect(ids(await api.get('/opportunities', { email }))).toEqual([]);
    expect(ids(await api.get('/opportunities', { contact_id: contact }))).toEqual([]);
    lever.clock.advance(5_000);
    expect(ids(await api.get('/opportunities', { email }))).toEqual([id]);
  });

  test('leaves deleted ones to a list of their own', async () => {
    lever.deleteOpportunity(o.namesake.id);
    expect(ids(await api.get('/opportunities'))).not.toContain(o.namesake.id);
    expect((await api.get(`/opportunities/${o.namesake.id}`)).status).toBe(404);
    const deleted = await api.get('/opportunities/deleted');
    expect(deleted.json.data).toMatchObject([
      { id: o.namesake.id, deletedBy: seed.users.superAdmin.id, deletedAt: expect.any(Number) },
    ]);
    const from = String(Number(deleted.json.data[0].deletedAt) + 1);
    expect((await api.get('/opportunities/deleted', { deleted_at_start: from })).json.data).toEqual([]);
  });
});

describe('users', () => {
  const { users } = seed;
  test('are newest first, without the deactivated', async () => {
    const list = await api.get('/users');
    expect(list.json.data[0].id).toBe(users.customRole.id);
    expect(list.text).not.toContain(users.deactivated.id);
    expect((await api.get('/users', { includeDeactivated: 'true' })).text).toContain(users.deactivated.id);
    const one = await api.get(`/users/${users.deactivated.id}`);
    expect(one.json.data.deactivatedAt).toBe(users.deactivated.deactivatedAt);
    expect((await api.get('/users/nobody')).status).toBe(404);
  });

  test('are found by the whole e-mail and by role', async () => {
    const by = async (query: Record<string, string | string[]>) => ids(await api.get('/users', query));
    expect(await by({ email: ' Ines.Okafor@Example.com ' })).toEqual([users.superAdmin.id]);
    expect(await by({ email: 'ines.okafor' })).toEqual([]);
    expect(await by({ accessRole: 'interviewer' })).toEqual([users.interviewer.id]);
    expect(await by({ 'accessRole[]': ['super admin', 'admin'] })).toEqual([
      users.admin.id,
      users.superAdmin.id,
    ]);
    expect(await by({ accessRole: users.customRole.accessRole })).toEqual([users.customRole.id]);
  });
});

describe('postings', () => {
  const { postings: p } = seed;
  const list = async (query: Record<string, string | string[]>) => ids(await api.get('/postings', query));

  test('are newest first, of every state, without the confidential', async () => {
    const all = await list({});
    expect(all[0]).toBe(p.manyPlaces.id);
    expect(all).toHaveLength(10);
    expect(all).not.toContain(p.confidential.id);
    expect(await list({ confidentiality: 'all' })).toHaveLength(11);
  });

  test('published means the public site, unless the channel is said', async () => {
    const published = await list({ state: 'published' });
    expect(published).toContain(p.backendLong.id);
    expect(published).not.toContain(p.backendInternalChannel.id);
    expect(await list({ state: 'published', distributionChannel: 'internal' })).toContain(
      p.backendInternalChannel.id,
    );
    expect(await list({ state: ['internal', 'draft'] })).toEqual([p.draft.id, p.internal.id]);
    expect((await api.get('/postings', { state: 'open' })).status).toBe(400);
  });

  test('by category, and by time with nothing but confidentiality', async () => {
    expect(await list({ team: 'Solutions' })).toEqual([p.manyPlaces.id]);
    const since = { updated_at_start: String(p.rightToLeft.updatedAt) };
    expect(await list(since)).toEqual([p.manyPlaces.id, p.rightToLeft.id]);
    expect(await list({ ...since, confidentiality: 'confidential' })).toEqual([]);
    expect((await api.get('/postings', { ...since, state: 'published' })).status).toBe(400);
  });

  test('expand', async () => {
    const { json } = await api.get(`/postings/${p.backend.id}`, { expand: ['owner', 'hiringManager'] });
    expect(json.data.owner.name).toBe('Lena Marchetti');
    expect(json.data.hiringManager.name).toBe('Tomasz Adeyemi');
    expect((await api.get('/postings', { expand: 'department' })).json.message).toBe(
      'department is not expandable',
    );
  });
});

describe('words', () => {
  test('stages keep their order, their slugs, and names that come twice', async () => {
    const stages = await api.get('/stages');
    expect(ids(stages).slice(0, 4)).toEqual([
      'lead-new',
      'lead-reached-out',
      'lead-responded',
      'applicant-new',
    ]);
    expect(names(stages).filter((text) => text === 'Recruiter screen')).toHaveLength(2);
    expect((await api.get('/stages/offer')).json).toEqual({ data: { id: 'offer', text: 'Offer' } });
  });

  test('tags and sources are text and count, by alphabet', async () => {
    const sources = (await api.get('/sources')).json.data as { text: string; count: number }[];
    expect(sources.map(({ text }) => text)).toEqual([
      'Added manually',
      'GitHub',
      'Job site',
      'LinkedIn',
      'Referral',
    ]);
    expect(sources.find(({ text }) => text === 'Referral')).toEqual({ text: 'Referral', count: 1 });
    await api.create({ name: 'Tagged', tags: ['Zebra'], sources: ['Referral'] });
    const tags = (await api.get('/tags')).json.data as { text: string; count: number }[];
    expect(tags).toContainEqual({ text: 'Zebra', count: 1 });
    expect((await api.get('/sources')).json.data).toContainEqual({ text: 'Referral', count: 2 });
  });

  test('archive reasons are of two types, inactive ones among them', async () => {
    const all = await api.get('/archive_reasons');
    const hired = await api.get('/archive_reasons', { type: 'hired' });
    expect(names(hired)).toEqual(['Hired', 'Hired through the old system']);
    expect(ids(all)).toContain(seed.archiveReasons.inactive.id);
    expect((await api.get('/archive_reasons', { type: 'lost' })).status).toBe(400);
    const one = await api.get(`/archive_reasons/${seed.archiveReasons.timing.id}`, {});
    expect(one.json.data.text).toBe('Timing');
    const reader = clientOf(lever, { authorization: keyHeader(seed.apiKeys.readOnly.key) });
    expect((await reader.get('/archive_reasons')).status).toBe(200);
  });
});
