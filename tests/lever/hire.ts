import { Hono } from 'hono';
import { html } from 'hono/html';
import { messagePage } from './consent.ts';
import { accountOf, type App, type Speaks } from './world.ts';

/** Lever's own screens, as far as "Open in Lever" needs them: one page an opportunity. */
export function createHire(): App {
  const hire = new Hono<Speaks>({ strict: false });
  hire.get('/candidates/:id', (c) => {
    const account = accountOf(c);
    const opportunity = account.opportunities.get(c.req.param('id'));
    if (opportunity === undefined) {
      return c.html(messagePage('Not found', 'There is no such opportunity.'), 404);
    }
    const contact = account.contacts.get(opportunity.contact);
    const stage = account.stages.find((one) => one.id === opportunity.stage);
    const owner = account.users.find((one) => one.id === opportunity.owner);
    const row = (term: string, text: string) =>
      html`<dt>${term}</dt>
        <dd>${text}</dd>`;
    return c.html(
      html`<!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <title>${contact?.name ?? ''} – Lever</title>
            <style>
              :root {
                color-scheme: light dark;
                font: 16px/1.5 system-ui;
              }
              body {
                margin: 2rem;
              }
            </style>
          </head>
          <body>
            <main>
              <h1>${contact?.name ?? ''}</h1>
              <p>${contact?.headline ?? ''}</p>
              <dl>
                ${row('Stage', stage?.text ?? '')} ${row('Owner', owner?.name ?? '')}
                ${row('Origin', opportunity.origin)} ${row('Sources', opportunity.sources.join(', '))}
                ${row('Tags', opportunity.tags.join(', '))} ${row('Emails', contact?.emails.join(', ') ?? '')}
                ${row('Links', contact?.links.join(', ') ?? '')}
              </dl>
              <h2>Notes</h2>
              <ul>
                ${[...account.notes.values()]
                  .filter((note) => note.opportunity === opportunity.id && note.deletedAt === null)
                  .map((note) => html`<li>${note.fields.map((field) => field.value).join(' ')}</li>`)}
              </ul>
            </main>
          </body>
        </html>`,
    );
  });
  hire.notFound((c) => c.html(messagePage('Lever', 'This is the emulated Lever.'), 404));
  return hire;
}
