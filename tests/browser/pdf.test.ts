import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { madeUp } from '../pages/made-up.ts';
import { connectByKey, held, indexed, named, putInLever, says } from './lever-side.ts';
import { byRole, isThere, press, setStage, statusText, type Stage } from './stage.ts';

/** Who is in Lever already. */
const known = { popup: madeUp(0), docked: madeUp(1) };
/** And who is not. */
const fresh = { popup: madeUp(2), docked: madeUp(3) };
const records = { popup: '', docked: '' };

let stage: Stage;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  stage = await setStage();
  for (const where of ['popup', 'docked'] as const)
    records[where] = (await putInLever(stage, known[where])).id;
  await connectByKey(stage);
  await indexed(stage);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await stage.close();
});

/** A file of this computer's. */
function saved(name: string, size = 90_000, begins = '%PDF-1.7\n'): { path: string; bytes: Buffer } {
  const bytes = Buffer.alloc(size, 'profile ');
  bytes.write(begins);
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { path, bytes };
}

async function openPanel(over: { url: string }, where: 'popup' | 'docked'): Promise<Page> {
  const page = await stage.openPage(over);
  const popup = await stage.openPopup(page);
  if (where === 'popup') return popup;
  await press(popup, 'Dock beside the profile');
  await byRole(page, 'button', 'Close');
  return page;
}

/** Drags a file onto this button and lets go of it there, as the browser tells of it when somebody does. */
async function drop(panel: Page, path: string, onto = 'Push to Lever'): Promise<void> {
  const button = await byRole(panel, 'button', onto);
  const { x = 0, y = 0, width = 0, height = 0 } = (await button.boundingBox()) ?? {};
  const at = { x: x + width / 2, y: y + height / 2 };
  const session = await panel.createCDPSession();
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await session.detach();
}

const removable = (panel: Page) => byRole(panel, 'button', 'Remove');
const filesOn = (id: string) =>
  [...stage.server.lever.state.production.files.values()].filter((one) => one.opportunity === id);

describe.each(['popup', 'docked'] as const)('a PDF dropped on the panel, %s,', (where) => {
  it('goes to Lever as the résumé of a new opportunity, whatever dies in between', async () => {
    const { path, bytes } = saved('Profil – سيرة.pdf', 5_000_000);
    const panel = await openPanel(fresh[where], where);
    await drop(panel, path);
    await removable(panel);
    await stage.killWorker();
    await press(panel, 'Push to Lever');
    await statusText(panel, 'Push', /^In Lever/);
    const [made, ...others] = (await named(stage, fresh[where].name)) as { id: string }[];
    expect(others).toEqual([]);
    const [file, ...more] = filesOn(made!.id);
    expect(more).toEqual([]);
    expect(file).toMatchObject({ kind: 'resume', name: 'Profil – سيرة.pdf', type: 'application/pdf' });
    expect(Buffer.from(file!.bytes).equals(bytes)).toBe(true);
    expect(made).toMatchObject({ links: [fresh[where].publicUrl], sources: ['LinkedIn'] });
    // What it brought is done with.
    await press(panel, 'Change something');
    await byRole(panel, 'button', 'Add a PDF');
    expect(await isThere(panel, 'button', 'Remove')).toBe(false);
    await panel.close();
  });

  it('goes to Lever as a file of the record that is there, once', async () => {
    const { path, bytes } = saved('Profile.pdf');
    const panel = await openPanel(known[where], where);
    // What Lever has is on the screen.
    await byRole(panel, 'group', 'Headline');
    await drop(panel, path, 'Update in Lever');
    await removable(panel);
    await press(panel, 'Update in Lever');
    await statusText(panel, 'Push', /^In Lever/);
    expect(await held(stage, `opportunities/${records[where]}/files`)).toMatchObject([
      { name: 'Profile.pdf', size: bytes.byteLength, ext: '.pdf' },
    ]);
    await panel.close();
  });
});

describe('a PDF', () => {
  it('is not what only bears the name of one, and no page opens in its place', async () => {
    const panel = await openPanel(madeUp(4), 'docked');
    await drop(panel, saved('Profile.pdf', 500, 'PK').path);
    const field = await byRole(panel, 'group', 'PDF');
    await expect.poll(() => field.evaluate((one) => one.textContent)).toContain(says('pdfNotOne'));
    expect(await isThere(panel, 'button', 'Remove')).toBe(false);
    expect(panel.url()).toBe(madeUp(4).url);
    await panel.close();
  });

  it('stays with the person when the popup closes, and goes with Remove', async () => {
    const popup = await openPanel(madeUp(5), 'popup');
    await drop(popup, saved('Profile.pdf').path);
    await removable(popup);
    await popup.close();
    const again = await openPanel(madeUp(5), 'popup');
    await press(again, 'Remove');
    await byRole(again, 'button', 'Add a PDF');
    await again.close();
    const once = await openPanel(madeUp(5), 'popup');
    await byRole(once, 'button', 'Add a PDF');
    await press(once, 'Push to Lever');
    await statusText(once, 'Push', /^In Lever/);
    const [made] = (await named(stage, madeUp(5).name)) as { id: string }[];
    expect(filesOn(made!.id)).toEqual([]);
    await once.close();
  });
});
