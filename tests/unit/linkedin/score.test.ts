import { expect, it } from 'vitest';
import { score, type Expected } from '../../../scripts/score.ts';

const page: Expected = {
  url: 'https://www.linkedin.com/in/ada-quist/',
  self: false,
  expected: {
    name: 'Ada “Q” Quist',
    about: 'One two',
    memberId: '5',
    degree: '2',
    photo: false,
    phones: ['+1 (555) 010'],
    websites: ['https://www.ada.example/'],
    experience: [
      { title: 'Smith', company: 'Forge', dates: '2019 - 2021' },
      { title: 'Helper', company: 'Forge' },
    ],
    education: [{ school: 'North', degree: 'MSc, Metals' }],
  },
  notPresent: ['emails', 'location'],
  accept: { name: ['Ada Quist'] },
};

const of = (read: Record<string, unknown>, field: string) =>
  score(read, page)
    .filter((point) => point.field === field)
    .map((point) => point.verdict);

it.each([
  ['name', 'ada "q"  quist', ['right']],
  ['name', { value: 'Ada Quist' }, ['right']],
  ['name', 'Ada', ['wrong']],
  ['name', undefined, ['missing']],
  ['about', 'One\n\ntwo three', ['right']],
  ['about', 'two', ['wrong']],
  ['memberId', 'ACoAAAAAAAUBAAAAAAAAAAAAAAAAAAAAAAAAAAA', ['right']],
  ['memberId', '6', ['wrong']],
  ['degree', '2nd', ['right']],
  ['photo', undefined, []],
  ['photo', true, ['wrong']],
  ['phones', ['1555010'], ['right']],
  ['websites', ['ada.example?x=1'], ['right']],
  ['websites', ['ada.example', 'other.example'], ['wrong']],
  ['emails', ['a@b.example'], ['wrong']],
  ['emails', [], []],
  ['self', false, []],
  ['self', true, ['wrong']],
])('%s read as %j', (field, value, verdicts) => {
  expect(of({ [field]: value }, field)).toEqual(verdicts);
});

it('counts each row, repeated and unknown ones as wrong', () => {
  const rows = (...experience: unknown[]) => of({ experience }, 'experience').sort();
  const smith = { title: 'Smith', company: 'Forge', dates: 'Jan 2019 – 2021' };
  expect(rows(smith, { title: 'Helper', company: 'Forge' })).toEqual(['right', 'right']);
  expect(rows({ ...smith, dates: undefined })).toEqual(['missing', 'right']);
  expect(rows({ ...smith, dates: '2019 - 2020' })).toEqual(['missing', 'missing', 'wrong']);
  expect(rows({ title: 'Smith', dates: '2019 - 2021' })).toEqual(['missing', 'missing']);
  expect(rows(smith, smith)).toEqual(['missing', 'right', 'wrong']);
  expect(of({ education: [{ school: 'North', degree: 'MSc' }] }, 'education')).toEqual(['right']);
  expect(of({ education: [{ school: 'North', degree: 'BSc' }] }, 'education').sort()).toEqual([
    'missing',
    'wrong',
  ]);
});
