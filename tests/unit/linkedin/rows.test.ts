// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { pages } from '../../pages/index.ts';
import { htmlOf, readAs, show } from './open';

const lines = (...texts: string[]) => texts.map((text) => `<p>${text}</p>`).join('');
const entry = (html: string, link = '/company/70003/') =>
  `<div componentkey="entity-collection-item--z"><a href="https://www.linkedin.com${link}"><figure></figure></a>${html}</div>`;

/** What the section of a kind is read as, when it holds one entry alone. */
function alone(kind: 'Experience' | 'Education', html: string): unknown {
  const list = new RegExp(`(<div data-testid="profile_${kind}[^>]*>).*?(</section>)`, 's');
  const changed = htmlOf('sdui').replace(list, `$1${html}</div>$2`);
  expect(changed).not.toBe(htmlOf('sdui'));
  show(changed);
  const result = readAs(pages.sdui.url);
  if (!result.ok) throw new Error(result.problem);
  return result.reading[kind === 'Experience' ? 'experience' : 'education']?.value;
}
const jobs = (html: string) => alone('Experience', entry(html));
const schools = (html: string, link?: string) => alone('Education', entry(html, link));

describe('a role', () => {
  it.each([
    ['2020/01 - 2022/03', '2020/01 - 2022/03'],
    ['2020-01 – 2021-03 · 1 yr 3 mos', '2020-01 – 2021-03'],
    ['2020.01 - 현재', '2020.01 - 현재'],
    ['2020. 01. – 2022. 03. · 2년', '2020. 01. – 2022. 03.'],
    ['01/2020 - 03/2022', '01/2020 - 03/2022'],
  ])('has its dates in numbers: %s', (line, dates) => {
    expect(jobs(lines('Engineer', 'Acme', line))).toMatchObject([
      { title: 'Engineer', company: 'Acme', dates },
    ]);
  });

  it.each([
    [['Analyst 2020-2023', 'Acme', 'Jan 2020 - Dec 2023 · 4 yrs']],
    [['Coach', 'Team Canada 2015-2019', 'Jan 2015 - Present']],
    [['Coach', 'Team Canada 2015-2019', '2015 - 2019']],
    [['Coach', 'Team Canada 2015-2019', 'Jan 2015 – Present · 2 yrs']],
  ])('keeps the years in a name: %s', (texts) => {
    const [title, company, dates] = texts as [string, string, string];
    expect(jobs(lines(...texts))).toMatchObject([{ title, company, dates: dates.replace(/ · .*/, '') }]);
  });

  it.each([
    ['7 yrs 2 mos', ''],
    ['Full-time · 7 yrs 2 mos', '<p>Bergen, Norway</p>'],
    ['2 años y 11 meses', ''],
    ['3年2个月', ''],
  ])('is found where it is the only one under an employer: %s', (length, place) => {
    const role = lines('Engineer', 'Permanent', 'Feb 2019 - Mar 2023 · 4 yrs', 'Oslo');
    expect(
      jobs(`<div>${lines('Tern Mechanics', length)}${place}</div><ul><li><a>${role}</a></li></ul>`),
    ).toEqual([
      {
        title: 'Engineer',
        company: 'Tern Mechanics',
        dates: 'Feb 2019 - Mar 2023',
        location: 'Oslo',
        ongoing: false,
      },
    ]);
  });

  it('of an employer with several may have years in its title', () => {
    const role = (...texts: string[]) => `<li><a>${lines(...texts)}</a></li>`;
    for (const kind of [[], ['Full-time']])
      expect(
        jobs(
          `<div>${lines('Acme', '7 yrs')}</div><ul>${role('Lead', 'Jan 2023 - Present · 3 yrs')}${role('Analyst 2020-2023', ...kind, 'Jan 2020 - Dec 2022 · 3 yrs')}</ul>`,
        ),
      ).toMatchObject([
        { title: 'Lead', company: 'Acme' },
        { title: 'Analyst 2020-2023', company: 'Acme', dates: 'Jan 2020 - Dec 2022' },
      ]);
  });

  it('in one run of lines with others is not its kind of employment, nor the next one’s title a place', () => {
    const flat = jobs(
      `<div>${lines('Acme', '7 yrs', 'Lead', 'Full-time', 'Jan 2023 - Present · 3 yrs', 'Analyst', 'Internship', 'Jan 2020 - Dec 2022 · 3 yrs')}</div>`,
    );
    expect(flat).toBeUndefined();
    const bare = jobs(
      `<div>${lines('Acme', '7 yrs', 'Lead', 'Jan 2023 - Present · 3 yrs', 'Analyst', 'Jan 2020 - Dec 2022 · 3 yrs', 'Oslo')}</div>`,
    );
    expect(bare).toEqual([
      { title: 'Lead', company: 'Acme', dates: 'Jan 2023 - Present', ongoing: true },
      { title: 'Analyst', company: 'Acme', dates: 'Jan 2020 - Dec 2022', ongoing: false, location: 'Oslo' },
    ]);
  });
});

describe('a school', () => {
  it.each([
    ['MBA 2016', '2014 – 2016'],
    ['MBA 2016', '2016'],
    ['MBA 2014-2016 cohort', '2014 – 2016'],
    ['MSc', '2014/09 - 2016/06'],
  ])('has %s for its degree and %s for its dates', (degree, dates) => {
    expect(schools(lines('Ridgeway', degree, dates, 'Grade: 5'))).toEqual([
      { school: 'Ridgeway', degree, dates },
    ]);
  });

  it('needs no dates where the list says what it is', () => {
    for (const link of [
      '/search/results/all/?keywords=Ridgeway',
      '/in/maren-okafor-lind/edit/forms/education/1/',
    ]) {
      expect(schools(lines('Ridgeway'), link)).toEqual([{ school: 'Ridgeway' }]);
      const unkeyed = `<hr><a href="https://www.linkedin.com${link}">${lines('Ridgeway')}</a>`;
      expect(alone('Education', `${unkeyed}${unkeyed.replace('>Ridgeway', '>Halden')}`)).toEqual([
        { school: 'Ridgeway' },
        { school: 'Halden' },
      ]);
    }
    expect(alone('Education', `<hr>${lines('Some text of theirs')}`)).toBeUndefined();
  });
});
