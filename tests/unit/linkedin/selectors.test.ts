// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as selectors from '@/lib/linkedin/selectors';
import { pages, type PageName } from '../../pages/index.ts';
import { open } from './open';

/**
 * Each selector says when it was seen, where that is known from and which test page has it, and that page has it: each of
 * its alternatives is proven by one of the pages it names.
 */
const path = join(import.meta.dirname, '../../../lib/linkedin/selectors.ts');
const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);

interface Entry {
  name: string;
  value: string | RegExp;
  comment: string;
}

const commentOn = (node: ts.Node): string =>
  (ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? [])
    .map(({ pos, end }) => source.text.slice(pos, end))
    .at(-1)
    ?.replace(/^\/\*\*|\*\/$/g, '')
    .replace(/\s*\n\s*\*\s*/g, ' ')
    .trim() ?? '';

function entriesIn(node: ts.Expression, name: string, value: unknown, comment: string): Entry[] {
  const bare = ts.isAsExpression(node) ? node.expression : node;
  if (!ts.isObjectLiteralExpression(bare)) {
    // What is built of another entry is proven there.
    if (ts.isIdentifier(bare) || ts.isTemplateExpression(bare)) return [];
    return [{ name, value: value as string | RegExp, comment }];
  }
  return bare.properties.filter(ts.isPropertyAssignment).flatMap((property) => {
    const key = property.name.getText(source);
    return entriesIn(
      property.initializer,
      `${name}.${key}`,
      (value as Record<string, unknown>)[key],
      commentOn(property),
    );
  });
}

const entries = source.statements.filter(ts.isVariableStatement).flatMap((statement) =>
  statement.declarationList.declarations.flatMap((declared) => {
    const name = declared.name.getText(source);
    const value = (selectors as Record<string, unknown>)[name];
    return value === undefined || !declared.initializer
      ? []
      : entriesIn(declared.initializer, name, value, commentOn(statement));
  }),
);

/** The alternatives of a selector; commas inside brackets part nothing. */
const alternatives = (selector: string): string[] => selector.split(/,(?![^[(]*[\])])/);

function stands(value: string | RegExp, doc: Document): boolean {
  const texts = () =>
    [...doc.querySelectorAll('*')].flatMap((el) => [...el.attributes].map((one) => one.value));
  if (typeof value === 'string') {
    if (/^[\w.-]+$/.test(value) && !/^(?:h\d|[a-z]+)$/.test(value))
      return (
        doc.querySelector(`[${CSS_NAME.test(value) ? value : 'x-none'}]`) !== null ||
        texts().some((one) => one.startsWith(value)) ||
        doc.querySelector(value) !== null
      );
    return doc.querySelector(value) !== null;
  }
  // A pattern for what follows the person's id in a key.
  return texts().some((one) => value.test(one) || value.test(one.replace(/^.*\.ref(?:A[\w-]{38}|\d+)/, '')));
}
const CSS_NAME = /^[a-z][a-z-]*$/;

describe('a selector', () => {
  it('is found in the file at all', () => {
    expect(entries.length).toBeGreaterThan(120);
  });

  it.each(entries.map((entry) => [entry.name, entry] as const))(
    '%s says when, whence and where',
    (_, entry) => {
      if (/\bOf HTML\.$/.test(entry.comment)) return;
      expect(entry.comment).toMatch(/\b20[12]\d\b/);
      expect(entry.comment).toMatch(/\bFrom [^.]{5,}\. /);
      const named = /\bPage ([\w-]+(?:, [\w-]+)*)\.$/.exec(entry.comment)?.[1]?.split(', ') ?? [];
      expect(named.length).toBeGreaterThan(0);
      for (const name of named) expect(Object.keys(pages)).toContain(name);
      const wanted = typeof entry.value === 'string' ? alternatives(entry.value) : [entry.value];
      const proven = new Set<string | RegExp>();
      for (const name of named) {
        const doc = open(name as PageName);
        for (const one of wanted) if (stands(one, doc)) proven.add(one);
      }
      expect(wanted.filter((one) => !proven.has(one))).toEqual([]);
    },
  );
});
