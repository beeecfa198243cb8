// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fakeWorker } from './fake-worker';
import { button, noButton, showOptions, user } from './screen';

afterEach(() => {
  location.hash = '';
});

type Ask = (permissions: object) => Promise<boolean>;

async function show(has: boolean) {
  const permissions = {
    contains: vi.fn(() => Promise.resolve(has)),
    request: vi.fn<Ask>(() => Promise.resolve(true)),
    remove: vi.fn<Ask>(() => Promise.resolve(true)),
  };
  Object.assign(fakeBrowser, { permissions });
  fakeWorker();
  location.hash = '#privacy';
  showOptions();
  await screen.findByText(has ? 'Allowed.' : 'Not allowed.');
  return { permissions, typing: user() };
}
const linkedIn = { origins: ['https://www.linkedin.com/*'] };

describe('showing in the toolbar who is in Lever', () => {
  it('is allowed by one click, after it was said what that lets Fulcrum see', async () => {
    const { permissions, typing } = await show(false);
    expect(
      screen.getByText(/see the addresses of the LinkedIn pages you open.*No page is read/),
    ).toBeDefined();
    await typing.click(button('Allow'));
    expect(permissions.request.mock.calls).toEqual([[linkedIn]]);
    expect(await screen.findByText('Allowed.')).toBeDefined();
    expect(noButton('Allow')).toBe(true);
  });

  it('is taken back by one click', async () => {
    const { permissions, typing } = await show(true);
    await typing.click(button('Stop allowing'));
    expect(permissions.remove.mock.calls).toEqual([[linkedIn]]);
    expect(await screen.findByText('Not allowed.')).toBeDefined();
  });

  it('says when Chrome refused', async () => {
    const { permissions, typing } = await show(false);
    permissions.request.mockResolvedValue(false);
    await typing.click(button('Allow'));
    expect(await screen.findByText(/Press Allow again/)).toBeDefined();
    expect(screen.getByText('Not allowed.')).toBeDefined();
  });
});
