import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { handlers } from '@/lib/messages/handlers';

const from = { sender: 'popup' as const, tabId: undefined };

describe('the settings', () => {
  it('are opened as Chrome does, or at the place that is named', async () => {
    const usual = vi.fn(() => Promise.resolve());
    Object.assign(fakeBrowser.runtime, { openOptionsPage: usual });
    const create = vi.spyOn(fakeBrowser.tabs, 'create');
    await handlers['options.open']({}, from);
    expect(usual).toHaveBeenCalledOnce();
    expect(create).not.toHaveBeenCalled();
    await handlers['options.open']({ at: 'undo' }, from);
    expect(usual).toHaveBeenCalledOnce();
    expect(create).toHaveBeenCalledWith({ url: fakeBrowser.runtime.getURL('/options.html#team/undo') });
  });
});
