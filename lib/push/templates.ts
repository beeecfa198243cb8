import { text, type TextKey } from '@/lib/platform/text';
import type { NoteKind } from '@/lib/settings/settings';

export const variableText = {
  name: 'labelName',
  note: 'labelNote',
  reply: 'labelReply',
} as const satisfies Record<string, TextKey>;
export type Variable = keyof typeof variableText;

export const variables: Record<NoteKind, readonly Variable[]> = {
  summary: ['name'],
  note: ['note', 'name'],
  reply: ['reply', 'name'],
  history: ['name'],
};

export const unknownVariables = (template: string): string[] =>
  [...template.matchAll(/\{([^{}\n]{1,50})\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !Object.hasOwn(variableText, name));

export const fill = (template: string, values: Partial<Record<Variable, string>>): string =>
  template.replace(/\{([^{}\n]{1,50})\}/g, (written, name: string) => values[name as Variable] ?? written);

export const builtInTemplate = (kind: NoteKind): string => (kind === 'note' ? '{note}' : '{name}');

export const sampleValues = (): Record<Variable, string> => ({
  name: 'Robin Sample',
  note: text('labelNote'),
  reply: text('labelReply'),
});
