import { describe, expect, it } from 'vitest';
import { dateRange, singleDate } from '@/lib/linkedin/dates';
import { plainPersonName } from '@/lib/linkedin/names';
import { clean, cleanBlock, latinDigits, segments } from '@/lib/linkedin/text';

describe('a date line', () => {
  it.each([
    ['Jan 2024 - Present · 2 yrs 11 mos', 'Jan 2024 - Present', true],
    ['Jan 2020 – Dec 2023 · 4 yrs', 'Jan 2020 – Dec 2023', false],
    ['2019 - 2021', '2019 - 2021', false],
    ['2020–heute · 5 Jahre', '2020–heute', true],
    ['janv. 2013 – févr. 2016 · 3 ans 2 mois', 'janv. 2013 – févr. 2016', false],
    ['mars 2021 - aujourd’hui', 'mars 2021 - aujourd’hui', true],
    ['de enero de 2019 - actualidad · 6 años', 'de enero de 2019 - actualidad', true],
    ['2020年1月 - 至今 · 5 年 1 个月', '2020年1月 - 至今', true],
    ['2018년 1월 - 2020년 3월 · 2년 3개월', '2018년 1월 - 2020년 3월', false],
    ['янв. 2020 г. – настоящее время · 5 лет', 'янв. 2020 г. – настоящее время', true],
    ['2020. márc. – 2022. jún. · 2 év', '2020. márc. – 2022. jún.', false],
    ['مارس ٢٠٢١ - الحاضر · ٥ سنوات', 'مارس ٢٠٢١ - الحاضر', true],
    ['thg 3 2020 - hiện tại · 4 năm', 'thg 3 2020 - hiện tại', true],
    ['Mar 2019 · 1 mo', 'Mar 2019', false],
  ])('%s', (line, text, ongoing) => {
    expect(dateRange(line)).toMatchObject({ text, ongoing });
  });

  it.each([
    'Staff Engineer',
    'Founder',
    'Northwind 2000',
    'Class of 2020',
    'Full-time · 6 yrs',
    '14 yrs 2 mos',
    'Own ingestion. Jan 2020 - Dec 2021 pilot, then handed it over.',
    'Built it in 2020 - and rebuilt it in 2021',
    'Lisbon, Portugal · Hybrid',
    '1204 followers',
    '+46 31 555 01 23',
  ])('%s is none', (line) => {
    expect(dateRange(line)).toBeUndefined();
  });

  it('of a school may be a single year', () => {
    expect(singleDate('2014')).toBe('2014');
    expect(singleDate('Jun 2014')).toBe('Jun 2014');
    expect(singleDate('Bachelor of Arts')).toBeUndefined();
    expect(singleDate('Olympic summer school of 2014 in Oslo')).toBeUndefined();
  });
});

describe('words', () => {
  it('lose what cannot be seen and the copy run into them', () => {
    expect(clean(' Acme\u00a0Labs\u200e \n ')).toBe('Acme Labs');
    expect(clean('Acme LabsAcme Labs')).toBe('Acme Labs');
    expect(clean('RTCKRTCK')).toBe('RTCK');
    expect(clean('TamTam')).toBe('TamTam');
    expect(clean('20202020')).toBe('20202020');
    expect(clean('👩‍💻 می‌نویسم')).toBe('👩‍💻 می‌نویسم');
    expect(cleanBlock('a  b\n\n\n\n c ')).toBe('a b\n\nc');
  });

  it('are cut at dots with spaces only', () => {
    expect(segments('Acme · Full-time')).toEqual(['Acme', 'Full-time']);
    expect(segments('Col·legi de Metges')).toEqual(['Col·legi de Metges']);
  });

  it('have the digits of every script', () => {
    expect(latinDigits('٢٠٢١ / २०२१ / 2021 / ２０２１')).toBe('2021 / 2021 / 2021 / 2021');
  });
});

describe('a name', () => {
  it.each([
    ['Avery Stone 🚀', 'Avery Stone'],
    ['🌟Avery Stone🌟 ✔️', 'Avery Stone'],
    ['👩🏽‍💻 Noor 🇳🇴 Vik', 'Noor Vik'],
    ['Dr. Avery Stone', 'Avery Stone'],
    ['Prof. Dr. med. Hanne Weiß', 'Hanne Weiß'],
    ['Dipl.-Ing. Uwe Groß', 'Uwe Groß'],
    ['Avery Stone, PhD', 'Avery Stone'],
    ['Avery Stone, MBA, CPA', 'Avery Stone'],
    ['Avery Stone, Ph.D. | PMP', 'Avery Stone'],
    ['Avery Stone (She/Her)', 'Avery Stone'],
    ['Avery (Ave) Stone Jr.', 'Avery (Ave) Stone Jr.'],
    ['★ Avery Stone ★', 'Avery Stone'],
    ['Ba Nguyễn, Ma', 'Ba Nguyễn, Ma'],
    ['Martin Luther King, Jr.', 'Martin Luther King, Jr.'],
    ['Drew Missouri', 'Drew Missouri'],
    ['李 小明', '李 小明'],
    ['می‌نا رضایی', 'می‌نا رضایی'],
    ['עדי כהן-לוי', 'עדי כהן-לוי'],
    ['3rd Eye 2000', '3rd Eye 2000'],
    ['🚀🚀', '🚀🚀'],
    ['MR Kumar', 'MR Kumar'],
    ['MS Dhoni', 'MS Dhoni'],
    ['Mr Avery Stone', 'Avery Stone'],
    ['dr Avery Stone', 'Avery Stone'],
    ['Avery Stone, CSM®, SAFe', 'Avery Stone, CSM®, SAFe'],
    ['Avery Stone, CSM®, PMP®', 'Avery Stone'],
    ['O’Neil-Smith d’Arc', 'O’Neil-Smith d’Arc'],
  ])('%s is %s', (written, name) => {
    expect(plainPersonName(written)).toBe(name);
  });
});
