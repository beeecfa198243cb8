/**
 * What runs inside the page: breaks it again and again in ways that a number decides, and has every broken page read by the
 * built readers. It is handed to the browser as its own text, so it may use nothing from outside itself.
 */

/** What the page is told. All of it is plain data. */
export interface Task {
  /** The readers, as they are built. */
  readers: string[];
  seed: number;
  from: number;
  to: number;
  /** The most things that happen to one page. */
  most: number;
  /** Whole pages of other people, and what on them is surely this one's: parts of the address, numbers. */
  others: { html: string; marks: string[] }[];
  /** A pattern for what names somebody in a way that can be compared with the address. */
  naming: string;
  /** Values and identity of the others on the page itself, such as the viewer. */
  traps: string[];
}

interface Failure {
  run: number;
  why: string;
  /** The fewest of the steps that still do it. */
  steps: string[];
}

export interface Outcome {
  /** Runs in which somebody was read; the rest were refused. */
  read: number;
  refused: Record<string, number>;
  failures: Failure[];
}

export function fuzzInPage(task: Task): Outcome {
  type Result =
    { ok: true; reading: Record<string, unknown> } | { ok: false; problem: string; thread?: unknown };
  // The text of the built reader, as it is injected; nothing here is from a page.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const compiled = task.readers.map((text) => new Function(`return ${text}`) as () => Result);
  const MARK = 'Zq';

  /** Numbers from 0 to 1, the same for the same seed (mulberry32). */
  function diceOf(seed: number): () => number {
    let state = seed >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
  }

  /** Puts the mark before every word that a person may be known by. */
  function mark(root: Element): void {
    const marked = (text: string) => text.replace(/(?<![\p{L}\p{N}@.])\p{L}{4,}/gu, `${MARK}$&`);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest('style,script,code')) node.nodeValue = marked(node.nodeValue ?? '');
    for (const el of root.querySelectorAll('[alt],[title],[aria-label]'))
      for (const name of ['alt', 'title', 'aria-label'])
        if (el.hasAttribute(name)) el.setAttribute(name, marked(el.getAttribute(name) ?? ''));
  }

  // The viewer and the people beside, on the page itself.
  const beside = [...document.querySelectorAll('aside,[aria-label="Aside"],nav,[data-testid="primary-nav"]')];
  for (const el of beside) mark(el);
  const pristine = document.documentElement.cloneNode(true) as Element;

  /** Parts of the others' pages that name their person: nobody could tell whose the rest are. */
  const CUTS =
    'main,aside>*,aside li,header a,[id^="com.linkedin"],[componentkey^="com.linkedin"],[data-testid^="profile_"],' +
    '[data-testid="sticky-profile-header"],[data-view-name^="profile-"],section[data-member-id],.pv-top-card,' +
    '.pv-top-card-section,section.pv-profile-card,#pv-contact-info,dialog,[role="dialog"],[data-sn-view-name],' +
    '[id="profile-card-section"],[data-test-paginated-profile-list-item-container],[id="profile-container"],' +
    '.topcard-condensed,.msg-s-message-list__event,.msg-thread,.msg-title-bar,.msg-convo-wrapper';
  /** Of a part that does not say whose it is, nobody could tell once the person's own is out of sight. */
  const blocks: { el: Element; says: boolean }[] = task.others.flatMap(({ html, marks }) => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    mark(page.documentElement);
    return [...page.querySelectorAll(CUTS)].flatMap((el) => {
      const whole = el.querySelector('h1') !== null;
      const says = whole
        ? marks.some((mark) => el.outerHTML.includes(mark))
        : new RegExp(task.naming).test(el.outerHTML) &&
          // The id in a card's key says nothing to a page that names its person by the address alone.
          (task.naming.includes('card') ||
            !/^com\.linkedin/.test(el.id || (el.getAttribute('componentkey') ?? '')));
      return whole || says ? [{ el, says }] : [];
    });
  });

  interface Step {
    act: string;
    at: number;
    what: number;
  }
  const ACTS = (
    'drop double swap reverse hide styleAway invisible faint aside empty renameAttribute renameEverywhere renameClass ' +
    'renameTag wrap unwrap title splice splice spliceInside splice'
  ).split(' ');

  function stepsOf(run: number): Step[] {
    const dice = diceOf(task.seed * 1_000_003 + run);
    const count = 1 + Math.floor(dice() * task.most);
    const steps = Array.from({ length: count }, () => ({
      act: ACTS[Math.floor(dice() * ACTS.length)] ?? 'drop',
      at: dice(),
      what: dice(),
    }));
    // What belongs to the others is put in last: were it broken too, nothing on it would say whose it is.
    return [
      ...steps.filter((one) => !one.act.startsWith('splice')),
      ...steps.filter((one) => one.act.startsWith('splice')),
    ];
  }

  const pick = <T>(list: readonly T[], at: number): T | undefined => list[Math.floor(at * list.length)];

  function renamed(el: Element, name: string): void {
    const value = el.getAttribute(name) ?? '';
    el.removeAttribute(name);
    el.setAttribute(`data-was-${name.replace(/[^a-z-]/gi, '')}`, value);
  }

  const TAME = ['splice', 'spliceInside', 'wrap', 'double', 'title'];

  /** Does one step; gives in words what was done. `tame`: nothing of the person's own goes out of sight. */
  function apply({ act, at, what }: Step, spliced: Element[], tame: boolean): string {
    const targets = [...document.body.querySelectorAll('*')].filter(
      (el) => !spliced.some((block) => block.contains(el)),
    );
    const el = pick(targets, at);
    if (!el) return 'nothing';
    const where = `${el.tagName.toLowerCase()}#${Math.floor(at * targets.length)} "${el.textContent.trim().slice(0, 30)}"`;
    let more = '';
    const namesSomebody =
      el.matches('a') || el.querySelector('a[href*="/in/"],a[href*="/lead/"],a[href*="/profile/"]');
    if (act === 'drop') el.remove();
    if (act === 'double') el.after(el.cloneNode(true));
    if (act === 'swap') el.previousElementSibling?.before(el);
    if (act === 'reverse') el.replaceChildren(...[...el.childNodes].reverse());
    if (act === 'hide') el.setAttribute('hidden', '');
    if (act === 'styleAway') el.setAttribute('style', 'display: none');
    if (act === 'invisible') el.setAttribute('style', 'visibility: hidden');
    if (act === 'faint') el.setAttribute('style', 'opacity: 0');
    if (act === 'aside') el.setAttribute('style', 'position: absolute; left: -9999px');
    if (act === 'empty') el.replaceChildren();
    if (act === 'renameAttribute' || act === 'renameEverywhere') {
      const name = pick(
        el
          .getAttributeNames()
          .filter((one) => one !== 'style' && !(one === 'class' && act === 'renameEverywhere')),
        what,
      );
      if (name !== undefined) {
        more = name;
        const all =
          act === 'renameEverywhere' ? [...document.querySelectorAll(`[${CSS.escape(name)}]`)] : [el];
        for (const one of all) renamed(one, name);
      }
    }
    if (act === 'renameClass') {
      const name = pick([...el.classList], what);
      if (name !== undefined) {
        more = name;
        for (const one of [...document.getElementsByClassName(name)]) one.classList.replace(name, 'hAsHeD');
        // A class is renamed where it is styled, too.
        for (const style of document.querySelectorAll('style'))
          style.textContent = style.textContent.replaceAll(
            new RegExp(`\\.${CSS.escape(name)}(?![\\w-])`, 'g'),
            '.hAsHeD',
          );
      }
    }
    if (act === 'renameTag') {
      const tags = /^H[12]$/.test(el.tagName) ? ['h1', 'h2', 'h3', 'p'] : ['div', 'span', 'p', 'section'];
      const tag = pick(tags, what) ?? 'div';
      more = tag;
      const other = document.createElement(tag);
      for (const { name, value } of el.attributes) other.setAttribute(name, value);
      other.append(...el.childNodes);
      el.replaceWith(other);
    }
    if (act === 'wrap') {
      const around = document.createElement(what < 0.5 ? 'div' : 'section');
      el.replaceWith(around);
      around.append(el);
    }
    // Without the block around it, nothing says whose a line beside somebody's link is.
    if (act === 'unwrap' && !namesSomebody) el.replaceWith(...el.childNodes);
    if (act === 'title') document.title = `${MARK}Somebody ${MARK}Else | LinkedIn`;
    if (act === 'splice' || act === 'spliceInside') {
      const block = pick(tame ? blocks : blocks.filter(({ says }) => says), what)?.el.cloneNode(true) as
        Element | undefined;
      if (block) {
        const root = document.createElement('div');
        root.append(block);
        if (act === 'splice') el.before(root);
        else el.append(root);
        spliced.push(root);
        more = `${block.tagName.toLowerCase()} ${[...block.attributes]
          .map(({ value }) => value)
          .join(' ')
          .slice(-60)}`;
      }
    }
    return `${act} ${where} ${more}`.trim();
  }

  function readNow(): Result {
    let result: Result | undefined;
    for (const reader of compiled) {
      result = reader();
      if (result.ok || !['loading', 'notProfile', 'loginWall'].includes(result.problem)) break;
    }
    return result!;
  }

  function reset(): void {
    document.documentElement.replaceWith(pristine.cloneNode(true));
  }

  /** Every text and number of a reading, by the field it stands in. */
  function valuesOf(value: unknown, field: string): [string, string][] {
    if (typeof value === 'string' || typeof value === 'number') return [[field, String(value)]];
    if (typeof value !== 'object' || value === null) return [];
    if (Array.isArray(value)) return value.flatMap((one) => valuesOf(one, field));
    return Object.entries(value).flatMap(([key, one]) =>
      ['where', 'sure', 'url', 'layout', 'page', 'notYet'].includes(key)
        ? []
        : valuesOf(one, key === 'value' ? field : field === '' ? key : `${field}.${key}`),
    );
  }
  const told = (result: Result): unknown => (result.ok ? result.reading : (result.thread ?? {}));

  reset();
  const right = readNow();
  const mine = new Map<string, Set<string>>();
  for (const [field, value] of valuesOf(told(right), ''))
    mine.set(field, (mine.get(field) ?? new Set()).add(value));
  const own = new Set([...mine.values()].flatMap((values) => [...values]));
  const photoOf = (result: Result) =>
    result.ok ? (result.reading['photo'] as { value: boolean } | undefined)?.value : undefined;

  /** Of a person, never told of another: what a page's values must equal where there are any. */
  const EXACT = /^(?:name|identity\.|publicUrl|contact\.|href|emails|phones)/;

  /** What of a reading is not the person's. Their own words under another name are poor, and nobody else's. */
  function wrongIn(result: Result): string | undefined {
    for (const [field, value] of valuesOf(told(result), '')) {
      // Lines are not read but offered, to pick from.
      if (field === 'lines') continue;
      const known = mine.get(field)?.has(value) || (field === 'name' && own.has(value));
      const alien =
        value.includes(MARK) || value.includes('zq-') || task.traps.some((trap) => value.includes(trap));
      if (alien || (EXACT.test(field) && !known)) return `${field} is ${JSON.stringify(value)}`;
    }
    return photoOf(right) !== true && photoOf(result) === true ? 'a picture where they have none' : undefined;
  }

  /** Breaks the page as some steps say, and reads it. */
  function tryOut(steps: readonly Step[]): { why?: string; result?: Result; words: string[]; tame: boolean } {
    reset();
    const spliced: Element[] = [];
    const tame = steps.every(({ act }) => TAME.includes(act));
    const words = steps.map((one) => apply(one, spliced, tame));
    try {
      const result = readNow();
      const why = wrongIn(result);
      return { ...(why === undefined ? {} : { why }), result, words, tame };
    } catch (error) {
      return { why: `thrown: ${String(error)}`, words, tame };
    }
  }

  const outcome: Outcome = { read: 0, refused: {}, failures: [] };
  for (let run = task.from; run < task.to; run += 1) {
    let steps = stepsOf(run);
    const tried = tryOut(steps);
    const { result } = tried;
    if (result && !result.ok && result.thread === undefined)
      outcome.refused[result.problem] = (outcome.refused[result.problem] ?? 0) + 1;
    else if (result) outcome.read += 1;
    if (tried.why === undefined) continue;
    let { why, words } = tried;
    for (let i = 0; i < steps.length;) {
      const fewer = [...steps.slice(0, i), ...steps.slice(i + 1)];
      const again = tryOut(fewer);
      if (again.why === undefined || again.tame !== tried.tame) i += 1;
      else [steps, why, words] = [fewer, again.why, again.words];
    }
    if (outcome.failures.length < 20) outcome.failures.push({ run, why, steps: words });
  }
  reset();
  return outcome;
}
