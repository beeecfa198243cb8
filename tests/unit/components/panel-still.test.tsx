// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { StillPanel } from '@/components/panel/StillPanel';
import { fakeWorker } from './fake-worker';
import { box, layered } from './layered';
import { button, description, field, noButton, user } from './screen';

const region = () => screen.getByRole('region', { name: 'What a recruiter sees' });

describe('the panel that only shows', () => {
  it('shows the person, the fields and Sync as, and nothing that would push or ask', () => {
    const worker = fakeWorker();
    render(<StillPanel view={layered({ team: { posting: 'p4', displayed: ['posting'] } })} />);
    const inside = within(region());
    expect(inside.getByRole('heading', { name: 'Maren Holt' })).toBeDefined();
    expect(field('Name').value).toBe('Maren Holt');
    expect(box('Posting').value).toBe('Designer');
    expect(description(box('Posting'))).toContain('team');
    expect(field('Sync as').value).toBe('lead');
    for (const name of ['Push to Lever', 'Preview', 'Read page again', 'Save as preset'])
      expect(noButton(name)).toBe(true);
    expect(document.activeElement).toBe(document.body);
    expect(worker.asked).toEqual([]);
  });

  it('can be tried out without reaching anybody', async () => {
    const worker = fakeWorker();
    render(<StillPanel view={layered({ team: { stage: 's2' } })} />);
    const typing = user();
    await typing.type(field('Name'), '!');
    await typing.click(box('Stage'));
    await typing.click(screen.getByRole('option', { name: 'New lead' }));
    expect(description(box('Stage'))).toContain('only this person');
    expect(noButton('Save as preset')).toBe(true);
    await typing.click(button('Reset to team'));
    expect(box('Stage').value).toBe('Reached out');
    expect(document.activeElement).toBe(box('Stage'));
    await typing.keyboard('{Control>}{Enter}{/Control}');
    expect(worker.asked).toEqual([]);
  });

  it('follows the view it is given and takes no focus', () => {
    fakeWorker();
    const { rerender } = render(<StillPanel view={layered({ team: { stage: 's2' } })} />);
    rerender(<StillPanel view={layered({ team: { stage: 'lead-new', mandatory: ['tags'] } })} />);
    expect(box('Stage').value).toBe('New lead');
    expect(box('Tags').getAttribute('aria-required')).toBe('true');
    expect(document.activeElement).toBe(document.body);
  });
});
