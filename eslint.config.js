import { defineConfig } from 'eslint/config';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * The house's layers, lowest first: a folder may import from folders before it in this list, never from those after it.
 * platform is the floor everybody stands on; the screens and entrypoints are the roof.
 */
const layers = [
  'lib/platform',
  'lib/profile',
  'lib/linkedin',
  'lib/lever',
  'lib/connection',
  'lib/settings',
  'lib/push',
  'lib/messages',
  'components',
  'entrypoints',
];

const layerRules = layers.map((folder, height) => ({
  files: [`${folder}/**`],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: layers.slice(height + 1).map((above) => ({
          group: [`@/${above}/**`, `@/${above}`],
          message: `${folder} knows nobody in ${above}: imports point down the house only.`,
        })),
      },
    ],
  },
}));

export default defineConfig(
  { ignores: ['.output', '.wxt', 'node_modules', 'out', '**/*.js'] },
  tseslint.configs.strictTypeChecked,
  hooks.configs.flat.recommended,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  ...layerRules,
  {
    files: ['lib/**', 'components/**', 'entrypoints/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Every request goes through lib/lever/door.ts.' },
        { name: 'XMLHttpRequest', message: 'Every request goes through lib/lever/door.ts.' },
        { name: 'WebSocket', message: 'Every request goes through lib/lever/door.ts.' },
        { name: 'EventSource', message: 'Every request goes through lib/lever/door.ts.' },
        { name: 'chrome', message: 'The browser is reached through lib/platform/browser.ts.' },
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'navigator',
          property: 'sendBeacon',
          message: 'Every request goes through lib/lever/door.ts.',
        },
        { property: 'innerHTML', message: 'Text from a page is data.' },
        { property: 'outerHTML', message: 'Text from a page is data.' },
        { property: 'insertAdjacentHTML', message: 'Text from a page is data.' },
      ],
    },
  },
  { files: ['lib/lever/door.ts'], rules: { 'no-restricted-globals': 'off' } },
  {
    files: ['lib/**', 'components/**', 'entrypoints/**'],
    ignores: ['lib/platform/browser.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'webextension-polyfill', message: 'Import browser from lib/platform/browser.' },
            { name: 'wxt/browser', message: 'Import browser from lib/platform/browser.' },
          ],
        },
      ],
    },
  },
  {
    // Screens show what the worker publishes: what only the worker may touch, they cannot even name.
    files: ['components/**', 'entrypoints/popup/**', 'entrypoints/options/**', 'entrypoints/panel.tsx'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [{ name: 'webextension-polyfill', message: 'Import browser from lib/platform/browser.' }],
          patterns: [
            {
              group: [
                '@/lib/lever/*',
                '@/lib/connection/*',
                '@/lib/linkedin/*',
                '@/lib/platform/db',
                '@/lib/push/outbox',
                '@/lib/push/run',
                '@/lib/push/push',
                '@/lib/settings/pickers',
                '@/lib/messages/router',
                '@/lib/messages/handlers',
              ],
              message: 'Only the worker touches this; ask it by lib/messages/send.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['tests/**', 'scripts/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
);
