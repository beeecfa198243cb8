import type { Reading } from '@/lib/profile/reading';

/** An invented person as a page gave them. */
export function readingOf(change: Partial<Reading> = {}): Reading {
  const found = <T>(value: T) => ({ value, where: 'top card', sure: 'bound' as const });
  return {
    url: 'https://www.linkedin.com/in/mira-halloran/',
    layout: 'sdui',
    page: 'profile',
    identity: { slug: 'mira-halloran', memberId: '2100000777' },
    self: false,
    publicUrl: 'https://www.linkedin.com/in/mira-halloran/',
    name: found('Mira Halloran'),
    headline: found('Platform lead at Quillworks'),
    location: found('Porto, Portugal'),
    title: found('Platform lead'),
    company: found('Quillworks'),
    about: found('I keep things running.'),
    experience: found([
      { title: 'Platform lead', company: 'Quillworks', dates: '2021 - Present', ongoing: true },
      { title: 'Engineer', company: 'Brightmoor', dates: '2016 - 2021' },
    ]),
    education: found([{ school: 'Larkfield College', degree: 'BSc, Mathematics' }]),
    notYet: [],
    ...change,
  };
}
