import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('names each text once: of two with one name, the browser would show only the last', () => {
  const content = readFileSync(`${import.meta.dirname}/../../public/_locales/en/messages.json`, 'utf8');
  const names = [...content.matchAll(/^ {2}"([^"]+)": \{$/gm)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
