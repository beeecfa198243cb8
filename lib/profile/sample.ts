import type { Reading } from './reading';

const found = <T>(value: T) => ({ value, where: '', sure: 'bound' as const });

/** An invented person with everything that can be read, to show on the options page what settings come to. */
export const sampleReading: Reading = {
  url: 'https://www.linkedin.com/in/robin-sample/',
  layout: 'sdui',
  page: 'profile',
  identity: {
    slug: 'robin-sample',
    memberId: '100000001',
    urnId: 'ACoAAAX14QEBsample0000000000000000000000',
  },
  self: false,
  publicUrl: 'https://www.linkedin.com/in/robin-sample/',
  name: found('Robin Sample'),
  headline: found('Backend engineer, distributed systems'),
  location: found('Lisbon, Portugal'),
  title: found('Backend engineer'),
  company: found('Example Works'),
  about: found('I build things that keep running.'),
  emails: found(['robin@example.com']),
  phones: found(['+351 555 010 100']),
  websites: found(['https://robin.example.com']),
  experience: found([
    { title: 'Backend engineer', company: 'Example Works', dates: '2021 - Present', ongoing: true },
    { title: 'Developer', company: 'Sample & Sons', dates: '2017 - 2021' },
  ]),
  education: found([{ school: 'Example University', degree: 'BSc, Computer science' }]),
  notYet: [],
};
