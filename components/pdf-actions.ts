import { say, type Sentence } from '@/lib/platform/text';
import { samePerson } from '@/lib/profile/identity';
import type { Draft } from '@/lib/push/draft';
import { isPdf, PART_BYTES, pdfName, wrongSize, type Pdf } from '@/lib/push/pdf';
import { ask } from './ask';
import { withPdf } from './edits';
import { isFolded, personOf, type PanelState } from './use-panel';

/** How it stands with a PDF that is being added. */
export type Adding =
  | { state: 'none' }
  | { state: 'adding' | 'added'; name: string }
  /** Why it was not taken. */
  | { state: 'refused'; say: Sentence };

/** What a recruiter does with the PDF of the person on the screen. */
export interface PdfActions {
  /** Takes the one file there is of these, in place of the one before. */
  addPdf: (files: readonly File[]) => Promise<void>;
  removePdf: () => void;
}

export const noPdfActions: PdfActions = {
  addPdf: () => Promise.resolve(),
  removePdf: () => undefined,
};

interface Panel {
  where: { tab?: number };
  get: () => PanelState;
  set: (change: Partial<PanelState>) => void;
  /** Shows a changed draft, and stores it. */
  change: (draft: Draft) => unknown;
}

export function pdfActions({ where, get, set, change }: Panel): PdfActions & {
  /** Resolves once nothing is being added any more. */
  added: () => Promise<void>;
} {
  let running: Promise<void> = Promise.resolve();
  let last = 0;

  const refuse = (why: Sentence): void => {
    set({ adding: { state: 'refused', say: why } });
  };

  /** @param goesOn whether it is still wanted, and for this person */
  async function add(file: File, goesOn: () => boolean): Promise<void> {
    const person = personOf(get().view)?.person;
    if (!person) return;
    const taken = await sendParts(file, { ...where, person }, goesOn);
    if (!goesOn()) return;
    if ('key' in taken) refuse(taken);
    else {
      set({ adding: { state: 'added', name: taken.name } });
      change(withPdf(get().draft, taken));
    }
  }

  return {
    added: () => running,
    addPdf: (files) => {
      const [file, ...others] = files;
      const before = personOf(get().view);
      if (!file || !before) return Promise.resolve();
      last += 1;
      const mine = last;
      const goesOn = (): boolean => {
        const now = personOf(get().view);
        return mine === last && now !== undefined && samePerson(now.person, before.person);
      };
      if (others.length) refuse(say('pdfSeveral'));
      else {
        // What was pushed is folded away: this is to be pushed too.
        if (isFolded(get())) get().change('fields');
        set({ refused: undefined, adding: { state: 'adding', name: pdfName(file.name) } });
        running = add(file, goesOn);
      }
      return running;
    },
    removePdf: () => {
      last += 1;
      set({ adding: { state: 'none' } });
      change(withPdf(get().draft, undefined));
    },
  };
}

/** Sends a file to the worker part by part. @returns the file as it is kept, or why it is not */
async function sendParts(
  file: File,
  to: { tab?: number; person: PersonName },
  goesOn: () => boolean,
): Promise<Pdf | Sentence> {
  const wrong = wrongSize(file.size);
  if (wrong) return wrong;
  try {
    let data = await partOf(file, 0);
    const head = Uint8Array.from(atob(data.slice(0, 8)), (letter) => letter.charCodeAt(0));
    if (!isPdf(head)) return say('pdfNotOne');
    const { id, refused } = await ask('pdf.begin', { ...to, name: file.name.slice(-1_000), size: file.size });
    if (id === undefined) return refused ?? say('pdfNotTaken');
    for (let n = 0; goesOn(); data = await partOf(file, (n += 1))) {
      const part = { ...to, id, n, data };
      // A worker that died over it is woken by the second try, and takes no part twice.
      const answer = await ask('pdf.part', part).catch(() => ask('pdf.part', part));
      if (answer.refused) return answer.refused;
      if (answer.file) return answer.file;
    }
    return say('pdfNotTaken');
  } catch (error) {
    // Moved, deleted or still being written: the browser reads a file only when it is asked for.
    return say(error instanceof Unreadable ? 'pdfUnreadable' : 'pdfNotTaken');
  }
}

type PersonName = Parameters<typeof samePerson>[0];

class Unreadable extends Error {}

/** One part of a file, in base64. */
function partOf(file: File, n: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(url.slice(url.indexOf(',') + 1));
    };
    reader.onerror = () => {
      reject(new Unreadable());
    };
    reader.readAsDataURL(file.slice(n * PART_BYTES, (n + 1) * PART_BYTES));
  });
}
