// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { MatchView, Stop } from '@/lib/messages/views';
import { fakeWorker, held, match, panelView, person, reading } from './fake-worker';
import { button, description, field, noButton, showPerson, user } from './screen';

const stopped = (stops: Stop[], over: Partial<MatchView> = {}) =>
  panelView({
    page: person({ match: match({ verdict: 'none', records: [], stops, ...over }), held: held() }),
  });

const tell: Stop = { how: 'tell', say: { key: 'labelOnRecent' } };
const ask: Stop = { how: 'ask', say: { key: 'labelOnHired' } };
const stop: Stop = { how: 'stop', say: { key: 'labelOnArchived' } };

describe('what stands against a push', () => {
  it('is told, and passed without a word where the team only tells', async () => {
    const worker = fakeWorker(stopped([tell]));
    await showPerson();
    expect(screen.getByText('A colleague touched the record lately')).toBeDefined();
    expect(noButton('Push anyway')).toBe(true);
    await user().keyboard('{Enter}');
    expect(worker.lastOf('push.start')).toMatchObject({ anyway: false });
  });

  it('is passed by Push anyway where the team asks, and by nothing else', async () => {
    const worker = fakeWorker(stopped([tell, ask]));
    await showPerson();
    const push = button('Push to Lever');
    expect(push.getAttribute('aria-disabled')).toBe('true');
    expect(description(push)).toBe('Hired in Lever Push anyway pushes all the same.');
    expect(document.activeElement).toBe(document.querySelector('.push-why'));
    const typing = user();
    await typing.click(push);
    await typing.type(field('Name'), '{Enter}{Control>}{Enter}{/Control}');
    expect(worker.of('push.start')).toHaveLength(0);
    await typing.click(button('Push anyway'));
    expect(worker.of('push.start')).toMatchObject([{ anyway: true }]);
  });

  it('bars an update just so', async () => {
    const worker = fakeWorker(stopped([ask], match()));
    const view = worker.view;
    if (view.page.state === 'person') view.page.match.stops = [ask];
    await showPerson();
    expect(button('Update in Lever').getAttribute('aria-disabled')).toBe('true');
    await user().click(button('Push anyway'));
    expect(worker.lastOf('push.start')).toMatchObject({ anyway: true, draft: { target: 'o1' } });
  });

  it('cannot be passed where the team stops it', async () => {
    const worker = fakeWorker(stopped([ask, stop]));
    await showPerson();
    expect(screen.getAllByText('Archived in Lever')).toHaveLength(2);
    expect(noButton('Push anyway')).toBe(true);
    expect(description(button('Push to Lever'))).toBe('Archived in Lever');
    fireEvent.keyDown(field('Name'), { key: 'Enter', ctrlKey: true });
    fireEvent.submit(field('Name').closest('form')!);
    expect(worker.of('push.start')).toHaveLength(0);
  });

  it('asks once on the own profile', async () => {
    const view = stopped([ask]);
    if (view.page.state === 'person') view.page.reading = reading({ self: true });
    const worker = fakeWorker(view);
    await showPerson();
    await user().click(button('Push anyway'));
    expect(worker.of('push.start')).toMatchObject([{ anyway: true }]);
  });
});
