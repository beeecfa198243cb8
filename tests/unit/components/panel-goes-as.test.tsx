// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Mapping } from '@/lib/settings/settings';
import { fakeWorker, person, reading } from './fake-worker';
import { form, layered, showLayered } from './layered';
import { button, field, showPerson, user } from './screen';

const tag = (prefix: string): Mapping => ({ target: { to: 'tag', prefix }, rule: 'always' });
const goes = () => document.querySelector('.goes-as')?.textContent ?? '';

describe('what goes along', () => {
  it('is all told while Advanced settings is closed, and nothing twice while it is open', async () => {
    fakeWorker(layered({ team: { tags: ['q3'], posting: 'p4', summary: true } }));
    await showPerson();
    expect(goes()).toContain('Goes as: Designer · New lead · Ada Recruiter · LinkedIn · Sourced · q3');
    // The whole text that goes is there to be read, not just that there is one.
    expect(goes()).toContain('Profile summary');
    expect(goes()).toContain('Staff Engineer · Fjordbank · 2021');
    await user().click(button('Advanced settings'));
    expect(goes()).toBe('');
  });

  it('and is hidden is told with Advanced settings open too', async () => {
    const view = layered({
      team: { displayed: ['note', 'headline'], posting: 'p4', tags: ['q3'], owner: 'u2', origin: 'agency' },
    });
    await showLayered(view);
    for (const part of [
      ...['Posting: Designer', 'Stage: New lead', 'Owner: Bo Manager', 'Tags: q3', 'Source: LinkedIn'],
      ...['Origin: Agency', 'Location: Oslo, Norway'],
    ])
      expect(goes()).toContain(part);
    expect(goes()).not.toContain('Staff engineer');
  });

  it('as tags by mapping is told, and follows what is typed', async () => {
    const { typing } = await showLayered(
      layered({ team: { mapCompany: tag('at '), mapExperience: tag('was ') } }),
    );
    expect(goes()).toContain('Tags: at Fjordbank · Tags: was Staff Engineer · Fjordbank');
    await typing.type(field('Company'), ' AS');
    expect(goes()).toContain('Tags: at Fjordbank AS');
  });

  it('from the rest of the profile is told: a second link, and fields that have no place in the panel', async () => {
    const view = layered({
      team: {
        idLink: true,
        mapAbout: { target: { to: 'lever', field: 'headline' }, rule: 'always' },
        mapWebsites: { target: { to: 'lever', field: 'links' }, rule: 'always' },
      },
    });
    const about = 'I keep things running. '.repeat(20).trim();
    view.page = person({
      reading: reading({
        identity: { slug: 'maren-holt', urnId: 'ACoAAAX14QEB' },
        about: { value: about, where: 'about', sure: 'bound' },
        websites: { value: ['https://maren.example'], where: 'contact', sure: 'bound' },
      }),
    });
    await showLayered(view);
    expect(goes()).toContain('Second link: https://www.linkedin.com/in/ACoAAAX14QEB');
    expect(goes()).toContain('Websites: https://maren.example');
    expect(screen.getByText(about).closest('details')).not.toBeNull();
  });

  it('as a summary that is hidden is shown word for word', async () => {
    await showLayered(layered({ team: { displayed: ['posting'], summary: true } }));
    expect(screen.getByText(/Staff Engineer · Fjordbank · 2021/, { selector: '.goes-text p' })).toBeDefined();
  });

  it('leaves out form fields that are hidden and were filled in before', async () => {
    await showLayered(
      layered(
        { team: { displayed: ['posting'] } },
        {
          catalog: { forms: [form] },
          draft: { fields: {}, choices: {}, forms: { 'form:f1/a': 'Mo' } },
        },
      ),
    );
    expect(goes()).not.toContain('Mo');
  });
});
