import { html } from 'hono/html';
import type { Account, User } from './account.ts';
import { SCOPES } from './scopes.ts';
import type { Asked } from './tokens.ts';

type Html = ReturnType<typeof html>;

const page = (title: string, content: Html) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          :root {
            color-scheme: light dark;
            font:
              16px/1.5 system-ui,
              sans-serif;
          }
          body {
            max-width: 30rem;
            margin: 3rem auto;
            padding: 0 1rem;
          }
          button,
          select {
            font: inherit;
            padding: 0.4rem 1rem;
            max-width: 100%;
          }
          button {
            margin: 1.5rem 0.5rem 0 0;
          }
        </style>
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html>`;

/** What an app may do, in words, and who lets it: only a Super Admin can, for the whole organisation (documented). */
export function consentPage(id: string, asked: Asked, account: Account, appName: string) {
  const users = account.users.filter((user) => user.deactivatedAt === null);
  const first = users.find((user) => user.accessRole === 'super admin');
  const option = (user: User) =>
    html`<option value="${user.id}" ${user.id === first?.id ? 'selected' : ''}>
      ${user.name} (${user.accessRole}, ${user.email})
    </option>`;
  return page(
    `Authorize ${appName}`,
    html`<h1>Authorize ${appName}</h1>
      <p>${appName} wants access to your organisation’s Lever ${account.env} account. It will be able to:</p>
      <ul>
        ${asked.scopes.map((scope) => html`<li>${SCOPES.get(scope) ?? scope} <small>(${scope})</small></li>`)}
      </ul>
      <form method="post" action="/u/consent">
        <input type="hidden" name="request" value="${id}" />
        <p>
          <select name="user" aria-label="Signed in as">
            ${users.map(option)}
          </select>
        </p>
        <button type="submit" name="action" value="accept">Accept</button>
        <button type="submit" name="action" value="cancel">Cancel</button>
      </form>`,
  );
}

export const notAllowedPage = (id: string, appName: string) =>
  page(
    'Not allowed',
    html`<h1>Only a Super Admin can authorize ${appName}</h1>
      <p>Ask a Super Admin of your organisation to connect it.</p>
      <form method="post" action="/u/consent">
        <input type="hidden" name="request" value="${id}" />
        <button type="submit" name="action" value="cancel">Cancel</button>
      </form>`,
  );

/** What is shown when the app or its redirect address is not known: one word (documented as the symptom). */
export const undefinedPage = () => page('Error', html`<p>undefined</p>`);

export const messagePage = (title: string, text: string) =>
  page(
    title,
    html`<h1>${title}</h1>
      <p>${text}</p>`,
  );
