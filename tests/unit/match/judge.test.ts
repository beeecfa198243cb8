import { describe, expect, it } from 'vitest';
import { judge, reasonsOf, type Compared, type Sought } from '@/lib/match/judge';
import { plainName } from '@/lib/match/keys';

const mira: Sought = {
  links: ['m:2100000777', 's:mira-halloran'],
  offered: [],
  emails: ['mira@quill.example'],
  names: ['Mira Halloran'],
  companies: ['Quillworks', 'Brightmoor'],
  locations: ['Porto, Portugal'],
  phones: ['+351 555 010 01'],
  pushed: ['opp-ours'],
};
const record = (change: Partial<Compared>): Compared => ({
  ...{ id: 'opp-1', name: 'Somebody Else', headline: '', location: '' },
  ...{ emails: [], phones: [], links: [] },
  ...change,
});

describe('a record is the person', () => {
  it.each([
    [
      'by an odd spelling of their link',
      { links: ['http://de.linkedin.com/in/Mira-Halloran/?trk=x'] },
      ['link'],
    ],
    ['by their address in other letters', { emails: ['MIRA@Quill.example'] }, ['email']],
    ['by what we pushed', { id: 'opp-ours' }, ['pushed']],
    [
      'perhaps, by name and company',
      { name: 'Mira Halloran', headline: 'Lead at QuillWorks' },
      ['name', 'company'],
    ],
    [
      'perhaps, by name and an earlier company',
      { name: 'Halloran, Mira', headline: 'Brightmoor, Larkfield' },
      ['name', 'company'],
    ],
    [
      'perhaps, by name and place',
      { name: 'Míra Halloran (she/her)', location: 'Greater Porto Area' },
      ['name', 'location'],
    ],
    [
      'perhaps, by name and number',
      { name: 'Mira Halloran', phones: [{ value: '0035155501001' }] },
      ['name', 'phone'],
    ],
    ['by nothing but the name', { name: 'Mira Halloran', headline: 'Quill', location: 'Oporto' }, ['name']],
    ['by no company alone', { headline: 'Quillworks', location: 'Porto' }, []],
  ])('%s', (_, change, reasons) => {
    expect(reasonsOf(mira, record(change))).toEqual(reasons);
  });
});

describe('somebody whose page does not say their public address', () => {
  const unlinked: Sought = { ...mira, links: ['u:ACwAAB'], emails: [], pushed: [] };

  it('may be whoever has the same name', () => {
    const reasons = reasonsOf(unlinked, record({ name: 'Mira Halloran' }));
    expect(reasons).toEqual(['name', 'unlinked']);
    expect(judge([{ opportunity: 'o', contact: 'c', reasons }]).verdict).toBe('possible');
    const other = { name: 'Mira Halloran', links: ['https://github.com/mira-of-porto'] };
    expect(reasonsOf({ ...unlinked, links: ['g:mira'] }, record(other))).toEqual(['name']);
    const known = reasonsOf(mira, record({ name: 'Mira Halloran' }));
    expect(judge([{ opportunity: 'o', contact: 'c', reasons: known }]).verdict).toBe('none');
  });
});

describe('somebody whose page names a LinkedIn profile as theirs', () => {
  const onGithub: Sought = { ...mira, links: ['g:mira'], offered: ['s:mira-halloran'], pushed: [] };

  it('may be who has that link, whatever the name, and is not surely', () => {
    const reasons = reasonsOf(onGithub, record({ links: ['linkedin.com/in/Mira-Halloran'] }));
    expect(reasons).toEqual(['offered']);
    expect(judge([{ opportunity: 'o', contact: 'c', reasons }]).verdict).toBe('possible');
  });
});

describe('a name', () => {
  it.each([
    ['Ana Müller', 'Müller, Ana'],
    ['Ana Müller', 'ANA MULLER'],
    ['Ana Müller', 'Ana Müller (she/her) 🚀'],
    ['Ана Иванова', 'ана иванова'],
  ])('%s is %s', (one, other) => {
    expect(plainName(other)).toBe(plainName(one));
  });
  it('is none without letters', () => {
    expect(plainName('🚀 ()')).toBe('');
  });
});

describe('the verdict', () => {
  const of = (contact: string, opportunity: string, reasons: string[], more: object = {}) => ({
    ...{ contact, opportunity, reasons: reasons as never[] },
    ...more,
  });
  const told = (...found: ReturnType<typeof of>[]) => {
    const { verdict, records } = judge(found);
    return [verdict, ...records.map(({ opportunity }) => opportunity)];
  };

  it('is none where nobody is there, and where a name is all', () => {
    expect(told()).toEqual(['none']);
    expect(told(of('a', '1', ['name']), of('b', '2', []))).toEqual(['none']);
  });

  it('is exact for one contact, with all its records, the live and latest first', () => {
    expect(
      told(
        of('a', 'archived', [], { archived: {}, lastInteractionAt: 9 }),
        of('a', 'older', ['link'], { lastInteractionAt: 2 }),
        of('a', 'latest', [], { lastInteractionAt: 3 }),
        of('b', 'namesake', ['name', 'company']),
      ),
    ).toEqual(['exact', 'latest', 'older', 'archived']);
  });

  it('is several for more, the surest first', () => {
    expect(told(of('a', '1', ['email']), of('b', '2', ['memberId', 'name']))).toEqual(['several', '2', '1']);
  });

  it('is possible by name and a second sign', () => {
    expect(told(of('a', '1', ['name', 'location']), of('b', '2', ['name', 'phone', 'company']))).toEqual([
      'possible',
      '2',
      '1',
    ]);
  });

  it('gives every record of a contact the reasons of all', () => {
    const { records } = judge([of('a', '1', ['pushed']), of('a', '2', ['email'])]);
    expect(records.map(({ reasons }) => [...reasons].sort())).toEqual([
      ['email', 'pushed'],
      ['email', 'pushed'],
    ]);
  });
});
