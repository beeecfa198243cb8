import fc from 'fast-check';

/** One thing that happens to a page. */
type Step =
  | { act: 'drop' | 'double' | 'swap' | 'hide' | 'styleAway'; at: number }
  | { act: 'splice'; at: number; whose: number };

export const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    act: fc.constantFrom('drop', 'double', 'swap', 'hide', 'styleAway'),
    at: fc.nat({ max: 100_000 }),
  }),
  fc.record({ act: fc.constant('splice'), at: fc.nat({ max: 100_000 }), whose: fc.nat({ max: 3 }) }),
);

/** Does one step to a page; `blocks` are the HTML that `splice` puts in. */
export function apply(doc: Document, one: Step, blocks: readonly string[]): void {
  const all = [...doc.body.querySelectorAll('*')];
  const el = all[one.at % Math.max(1, all.length)];
  if (!el) return;
  if (one.act === 'drop') el.remove();
  if (one.act === 'double') el.after(el.cloneNode(true));
  if (one.act === 'swap' && el.previousElementSibling) el.previousElementSibling.before(el);
  if (one.act === 'hide') el.setAttribute('hidden', '');
  if (one.act === 'styleAway') el.setAttribute('style', 'display: none');
  if (one.act === 'splice') {
    const block = doc.createElement('div');
    block.innerHTML = blocks[one.whose % blocks.length] ?? '';
    el.before(block);
  }
}
