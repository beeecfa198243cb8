// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { PART_BYTES, type Pdf } from '@/lib/push/pdf';
import { connected, fakeWorker, held, idle, match, panelView, person, reading, url } from './fake-worker';
import { button, description, noButton, showDone, showPerson, user } from './screen';

const aFile = (name = 'Profile.pdf', content: BlobPart = '%PDF-1.7\n') => new File([content], name);
const kept: Pdf = { id: 'f1', name: 'Profile.pdf', size: 83_900 };
const box = () => screen.getByRole('group', { name: 'PDF' });
const chooser = () => screen.getByLabelText<HTMLInputElement>('PDF', { selector: 'input' });
const withDraft = (file: Pdf = kept) =>
  panelView({ page: person({ draft: { fields: {}, choices: {}, file } }) });

/** A worker that takes in whatever comes. */
function taking(view = panelView()) {
  const worker = fakeWorker(view);
  let size = 0;
  worker.answers['pdf.begin'] = (begun) => {
    ({ size } = begun);
    return { id: 'f1' };
  };
  worker.answers['pdf.part'] = ({ n }) =>
    (n + 1) * PART_BYTES >= size ? { file: { ...kept, name: worker.lastOf('pdf.begin')!.name } } : {};
  return worker;
}

const drag = (name: 'dragEnter' | 'dragOver' | 'drop', files: File[], types = ['Files']) =>
  fireEvent[name](box().closest('form')!, { dataTransfer: { types, files, dropEffect: 'none' } });

describe('a PDF', () => {
  it('that is chosen goes to the worker in parts, and stands there with its size', async () => {
    const worker = taking();
    await showPerson();
    const bytes = new Uint8Array(PART_BYTES + 3);
    bytes.set(new TextEncoder().encode('%PDF-1.7'));
    await user().upload(chooser(), aFile('Profile.pdf', bytes));
    await waitFor(() => expect(box().textContent).toContain('84 kB'));
    expect(box().textContent).toContain('Profile.pdf');
    expect(box().textContent).toContain('as the résumé');
    expect(worker.lastOf('pdf.begin')).toMatchObject({ tab: 7, name: 'Profile.pdf', size: PART_BYTES + 3 });
    const sent = worker.of('pdf.part').map(({ data }) => Buffer.from(data, 'base64'));
    expect(sent.map(({ byteLength }) => byteLength)).toEqual([PART_BYTES, 3]);
    expect(Buffer.concat(sent).equals(bytes)).toBe(true);
    expect(worker.lastOf('draft.keep')).toMatchObject({ draft: { file: kept }, base: {} });
    await user().click(button('Push to Lever'));
    expect(worker.lastOf('push.start')!.draft.file).toEqual(kept);
  });

  it('is chosen by keyboard', async () => {
    taking();
    await showPerson();
    const add = button('Add a PDF');
    expect(description(add)).toContain('résumé you saved');
    let opened = 0;
    chooser().addEventListener('click', () => (opened += 1));
    act(() => add.focus());
    await user().keyboard('{Enter}');
    expect(opened).toBe(1);
    // As when the window for choosing closes.
    fireEvent.change(chooser(), { target: { files: [aFile()] } });
    await waitFor(() => expect(document.activeElement).toBe(button('Remove')));
    expect(box().textContent).toContain('Added: “Profile.pdf”');
  });

  it('is taken anywhere on the panel', async () => {
    const worker = taking();
    await showPerson();
    expect(drag('dragOver', [])).toBe(false);
    expect(screen.getByText('Drop the PDF here')).toBeTruthy();
    expect(drag('drop', [aFile()])).toBe(false);
    expect(screen.queryByText('Drop the PDF here')).toBeNull();
    await waitFor(() => expect(box().textContent).toContain('84 kB'));
    expect(worker.of('pdf.begin')).toHaveLength(1);
  });

  it('is no text that is dragged into a field', async () => {
    taking();
    await showPerson();
    expect(drag('dragOver', [], ['text/plain'])).toBe(true);
    expect(drag('drop', [], ['text/plain'])).toBe(true);
  });

  it.each([
    ['something else', [aFile('Profile.pdf', 'PK a Word document')], 'This is not a PDF.'],
    ['an empty file', [aFile('Profile.pdf', '')], 'This file is empty.'],
    ['several', [aFile(), aFile()], 'Drop one PDF at a time.'],
    [
      'what is too large',
      [Object.defineProperty(aFile(), 'size', { value: 31_000_000 })],
      'This PDF has 31 MB, and Lever takes 30 MB at most.',
    ],
  ])('is not %s, which is said, and nothing is sent', async (_, files, said) => {
    const worker = taking();
    await showPerson();
    drag('drop', files);
    await waitFor(() => expect(box().textContent).toContain(said));
    expect(worker.of('pdf.begin')).toEqual([]);
    expect(button('Add a PDF')).toBeTruthy();
  });

  it('whose part found no worker is sent once more', async () => {
    const worker = taking();
    const answer = worker.answers['pdf.part']!;
    worker.answers['pdf.part'] = (part) =>
      worker.of('pdf.part').length === 1 ? Promise.reject(new Error('gone')) : answer(part);
    await showPerson();
    drag('drop', [aFile()]);
    await waitFor(() => expect(box().textContent).toContain('84 kB'));
    expect(worker.of('pdf.part').map(({ n }) => n)).toEqual([0, 0]);
  });

  it('that this computer cannot keep is said in words', async () => {
    const worker = taking();
    worker.answers['pdf.part'] = () => ({ refused: { key: 'pdfNotStored' } });
    await showPerson();
    drag('drop', [aFile()]);
    await waitFor(() => expect(box().textContent).toContain('Make room on its disk'));
  });

  it('that is still being added is waited for by a push', async () => {
    const worker = taking();
    let arrive: (file: Pdf) => void = () => undefined;
    worker.answers['pdf.part'] = () => new Promise((resolve) => (arrive = (file) => resolve({ file })));
    await showPerson();
    drag('drop', [aFile()]);
    await waitFor(() => expect(worker.of('pdf.part')).toHaveLength(1));
    expect(box().textContent).toContain('Adding “Profile.pdf”');
    await user().click(button('Push to Lever'));
    expect(worker.of('push.start')).toEqual([]);
    arrive(kept);
    await waitFor(() => expect(worker.of('push.start')).toHaveLength(1));
    expect(worker.lastOf('push.start')!.draft.file).toEqual(kept);
  });

  it('that does not come after all holds the push that waited for it', async () => {
    const worker = taking();
    let fail: () => void = () => undefined;
    worker.answers['pdf.part'] = () =>
      new Promise((resolve) => (fail = () => resolve({ refused: { key: 'pdfNotStored' } })));
    await showPerson();
    drag('drop', [aFile()]);
    await waitFor(() => expect(worker.of('pdf.part')).toHaveLength(1));
    await user().click(button('Push to Lever'));
    fail();
    await waitFor(() => expect(box().textContent).toContain('Make room on its disk'));
    expect(worker.of('push.start')).toEqual([]);
  });

  it('of a person the page left meanwhile is nobody else’s', async () => {
    const worker = taking();
    let arrive: () => void = () => undefined;
    worker.answers['pdf.part'] = () => new Promise((resolve) => (arrive = () => resolve({ file: kept })));
    await showPerson();
    drag('drop', [aFile()]);
    await waitFor(() => expect(worker.of('pdf.part')).toHaveLength(1));
    const other = reading({ identity: { slug: 'somebody-else', memberId: '99' } });
    worker.view = panelView({ page: person({ reading: other }) });
    await worker.tell();
    await act(async () => {
      arrive();
      await Promise.resolve();
    });
    expect(worker.of('draft.keep')).toEqual([]);
    expect(button('Add a PDF')).toBeTruthy();
  });

  it('is removed, and the focus goes to what adds another', async () => {
    const worker = taking(withDraft());
    await showPerson();
    expect(description(button('Remove'))).toBe('Profile.pdf');
    await user().click(button('Remove'));
    expect(worker.lastOf('draft.keep')!.draft).not.toHaveProperty('file');
    expect(document.activeElement).toBe(button('Add a PDF'));
  });

  it('goes as a file with an update, which has nothing else to change', async () => {
    const alike = held({ headline: 'Staff engineer', links: [reading().publicUrl!], sources: ['LinkedIn'] });
    const page = person({ match: match(), held: alike, draft: { fields: {}, choices: {}, file: kept } });
    const worker = taking(panelView({ page }));
    await showPerson();
    expect(box().textContent).toContain('as a file, with the update');
    await user().click(button('Update in Lever'));
    expect(worker.lastOf('push.start')!.draft).toMatchObject({ file: kept, target: 'o1' });
  });

  it('dropped on somebody who was pushed opens what was folded away', async () => {
    const push = { ...idle, id: 'p1', state: 'inLever' as const, url };
    taking(panelView({ page: person({ push, match: match() }) }));
    await showDone();
    fireEvent.drop(button('Change something').closest('form')!, {
      dataTransfer: { types: ['Files'], files: [aFile()] },
    });
    await waitFor(() => expect(box().textContent).toContain('84 kB'));
  });

  it('is not offered where the sign-in does not allow files, which is said at once', async () => {
    const worker = taking(panelView({ connection: { ...connected, lacksFiles: true } }));
    await showPerson();
    expect(box().textContent).toContain('may not send files');
    expect(noButton('Add a PDF')).toBe(true);
    drag('drop', [aFile()]);
    expect(worker.of('pdf.begin')).toEqual([]);
  });
});
