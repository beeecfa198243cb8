import { defineConfig } from 'eslint/config';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * The house's layers, lowest first: a folder may import from folders before it in this list, never from those after it.
 * platform is the floor everybody stands on; the screens and entrypoints are the roof. A folder of lib that is not here
 * may import nothing, so a new one has to be given its place.
 */
const layers = [
  'lib/platform',
  'lib/profile',
  'lib/linkedin',
  'lib/lever',
  'lib/connection',
  'lib/settings',
  'lib/match',
  'lib/push',
  'lib/campaigns',
  'lib/messages',
  'components',
  'entrypoints',
];

/** Neighbours that know nothing of each other though one stands lower. */
const strangers = { 'lib/lever': ['lib/linkedin', 'lib/profile'] };

const door = 'Every request goes through lib/lever/door.ts.';
const wrapper = 'The browser is reached through lib/platform/browser.ts.';

const forbidden = (folder, height) => [
  ...layers.slice(height + 1).map((above) => ({
    group: [`@/${above}/**`, `@/${above}`, `~/${above}/**`],
    message: `${folder} knows nobody in ${above}: imports point down the house only.`,
  })),
  ...(strangers[folder] ?? []).map((other) => ({
    group: [`@/${other}/**`],
    message: `${folder} knows nothing of ${other}.`,
  })),
  // A relative path out of the folder would pass by the rules above.
  ...(folder.startsWith('lib/')
    ? [{ group: ['../**'], message: 'Name other folders by @/, so that the layers can be checked.' }]
    : [
        {
          group: ['../**/lib/**', '../lib/**'],
          message: 'Name lib by @/, so that the layers can be checked.',
        },
      ]),
];

const packages = (folder) => [
  { name: 'wxt/browser', message: wrapper },
  ...(folder === 'lib/platform' ? [] : [{ name: 'webextension-polyfill', message: wrapper }]),
  ...(folder === 'lib/lever'
    ? []
    : [
        { name: 'ky', message: door },
        { name: 'oauth4webapi', message: door },
      ]),
];

/** Screens show what the worker publishes: what only the worker may touch, they cannot even name. */
const workerOnly = {
  group: [
    '@/lib/lever/*',
    '@/lib/linkedin/*',
    '@/lib/connection/*',
    '!@/lib/connection/roles',
    '!@/lib/connection/missing',
    '!@/lib/connection/token-url',
    '@/lib/platform/db',
    '@/lib/platform/docked',
    '@/lib/settings/pickers',
    '@/lib/settings/address',
    '@/lib/settings/import',
    '@/lib/settings/in-force',
    '@/lib/settings/keep',
    '@/lib/settings/mine',
    '@/lib/settings/names',
    '@/lib/settings/page',
    '@/lib/settings/policy',
    '@/lib/settings/publish',
    '@/lib/settings/team',
    '@/lib/settings/team-record',
    '@/lib/match/*',
    '!@/lib/match/shown',
    '@/lib/push/*',
    '!@/lib/push/compare',
    '!@/lib/push/shown',
    '!@/lib/push/draft',
    '!@/lib/push/summary',
    '!@/lib/push/summary-words',
    '!@/lib/push/templates',
    '!@/lib/push/forms',
    '!@/lib/push/mapping',
    '!@/lib/push/onto',
    '!@/lib/push/pdf',
    '!@/lib/push/problems',
    '!@/lib/push/seen',
    '!@/lib/push/values',
    '@/lib/campaigns/*',
    '!@/lib/campaigns/shown',
    '!@/lib/campaigns/state',
    '!@/lib/campaigns/story',
    '@/lib/messages/router',
    '@/lib/messages/handlers',
  ],
  message: 'Only the worker touches this; ask it by lib/messages/send.',
};

const restrict = (files, folder, patterns) => ({
  files,
  rules: {
    '@typescript-eslint/no-restricted-imports': ['error', { paths: packages(folder), patterns }],
  },
});

const screens = ['entrypoints/popup/**', 'entrypoints/options/**', 'entrypoints/panel.tsx'];

const member = (object, property, message) => ({
  selector: `MemberExpression[object.name=/^(globalThis|self|window)$/][property.name='${property}']`,
  message: `${object}: ${message}`,
});

const product = ['lib/**', 'components/**', 'entrypoints/**'];
const noWayOut = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'];

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
  restrict(['lib/**'], 'lib', [
    { group: ['@/**', '../**'], message: 'Give this folder its place in eslint.config.js first.' },
  ]),
  ...layers.map((folder, height) => restrict([`${folder}/**`], folder, forbidden(folder, height))),
  restrict(['components/**'], 'components', [
    ...forbidden('components', layers.indexOf('components')),
    workerOnly,
  ]),
  restrict(screens, 'entrypoints', [...forbidden('entrypoints', layers.length - 1), workerOnly]),
  {
    files: product,
    rules: {
      'no-restricted-globals': [
        'error',
        ...noWayOut.map((name) => ({ name, message: door })),
        { name: 'chrome', message: wrapper },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'navigator', property: 'sendBeacon', message: door },
        { property: 'innerHTML', message: 'Text from a page is data.' },
        { property: 'outerHTML', message: 'Text from a page is data.' },
        { property: 'insertAdjacentHTML', message: 'Text from a page is data.' },
      ],
      'no-restricted-syntax': [
        'error',
        ...noWayOut.map((name) => member('a request', name, door)),
        member('the browser', 'chrome', wrapper),
        { selector: 'ImportExpression', message: 'Imports are static, so that the layers can be checked.' },
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Text from a page is data.',
        },
      ],
    },
  },
  { files: ['lib/lever/door.ts'], rules: { 'no-restricted-globals': 'off' } },
  {
    files: ['tests/**', 'scripts/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
);
