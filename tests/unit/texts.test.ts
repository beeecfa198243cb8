import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import messages from '@/public/_locales/en/messages.json';

const root = join(import.meta.dirname, '../..');
const sources = ['lib', 'components', 'entrypoints']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => readFileSync(join(root, folder, file), 'utf8')),
  )
  .join('\n');
const manifest = readFileSync(join(root, 'wxt.config.ts'), 'utf8');

describe('what Fulcrum can say', () => {
  it('is all said somewhere', () => {
    const silent = Object.keys(messages).filter(
      (key) =>
        !sources.includes(`'${key}'`) &&
        !manifest.includes(`__MSG_${key}__`) &&
        // Three that are put together: the degrees of connection.
        !/^degree[1-3]$/.test(key),
    );
    expect(silent).toEqual([]);
  });

  it('fills its places in order, with none left out', () => {
    for (const [key, { message }] of Object.entries(messages)) {
      const places = [...message.matchAll(/\$([1-9])/g)].map((match) => Number(match[1]));
      const distinct = [...new Set(places)].sort((a, b) => a - b);
      expect(distinct, key).toEqual(distinct.map((_, index) => index + 1));
    }
  });
});
