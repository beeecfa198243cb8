/** The few questions the readers ask a document, all of them without effect on it. */

/** Every element below a root that a selector fits. */
export function all(root: ParentNode, selector: string): Element[] {
  return [...root.querySelectorAll(selector)];
}

/** The same, the root included. */
export function allIn(root: Element, selector: string): Element[] {
  return root.matches(selector) ? [root, ...all(root, selector)] : all(root, selector);
}

/** True where `b` starts after `a` in the order of the document. */
export function follows(a: Node, b: Node): boolean {
  return (a.compareDocumentPosition(b) & 4) !== 0;
}

/** An attribute, empty where there is none. */
export function attribute(el: Element | null | undefined, name: string): string {
  return el?.getAttribute(name) ?? '';
}

export function hrefOf(el: Element | null | undefined): string {
  return attribute(el, 'href');
}

export function keyOf(el: Element): string {
  return attribute(el, 'componentkey');
}

/** Goes up from an element, below a boundary, while the next block still passes; gives the last that did. */
export function climb(el: Element, boundary: Element, fits: (block: Element) => boolean): Element {
  let block = el;
  for (let up = el.parentElement; up && up !== boundary && fits(up); up = up.parentElement) block = up;
  return block;
}

/** The first thing that is found in any of some elements. */
export function firstOf<T>(
  elements: readonly Element[],
  find: (el: Element) => T | undefined,
): T | undefined {
  for (const el of elements) {
    const found = find(el);
    if (found !== undefined) return found;
  }
  return undefined;
}
