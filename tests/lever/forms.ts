import type { Form, FormField, FormTemplate } from './account.ts';
import { badRequest, notFound } from './errors.ts';
import { one, page } from './lists.ts';
import { findOpportunity } from './opportunity-shape.ts';
import { boolean, jsonBody, performAs, string, type Body } from './read.ts';
import { accountOf, nowOf, scope, type App } from './world.ts';

/** createdAt and updatedAt of a template are texts in the documentation's example. */
const showTemplate = (template: FormTemplate) => ({
  id: template.id,
  text: template.text,
  instructions: template.instructions,
  group: template.group,
  secretByDefault: template.secretByDefault,
  fields: template.fields,
  createdAt: String(template.createdAt),
  updatedAt: String(template.updatedAt),
});

const showForm = (form: Form) => ({
  id: form.id,
  type: 'profile form',
  text: form.text,
  instructions: form.instructions,
  baseTemplateId: form.template,
  fields: form.fields,
  user: form.user,
  stage: form.stage,
  secret: form.secret,
  createdAt: form.createdAt,
  completedAt: form.createdAt,
  deletedAt: null,
});

export function formRoutes(app: App): void {
  app.get('/form_templates', scope('form_templates:read:admin'), (c) =>
    page(
      c,
      'form_templates',
      accountOf(c).formTemplates,
      { key: (template) => [template.createdAt, template.id], directions: [-1, 1] },
      showTemplate,
    ),
  );

  app.get('/form_templates/:id', scope('form_templates:read:admin'), (c) => {
    const id = c.req.param('id');
    const template = accountOf(c).formTemplates.find((one) => one.id === id);
    if (template === undefined) throw notFound('form_templates', id);
    return one(c, showTemplate(template));
  });

  app.get('/opportunities/:id/forms', scope('forms:read:admin'), (c) => {
    const opportunity = findOpportunity(c, c.req.param('id'));
    const rows = [...accountOf(c).forms.values()].filter((form) => form.opportunity === opportunity.id);
    return page(
      c,
      `forms of ${opportunity.id}`,
      rows,
      { key: (form) => [form.createdAt, form.id], directions: [-1, 1] },
      showForm,
    );
  });

  app.get('/opportunities/:id/forms/:form', scope('forms:read:admin'), (c) => {
    const opportunity = findOpportunity(c, c.req.param('id'));
    const id = c.req.param('form');
    const form = accountOf(c).forms.get(id);
    if (form?.opportunity !== opportunity.id) throw notFound('forms', id);
    return one(c, showForm(form));
  });

  app.post('/opportunities/:id/forms', scope('forms:write:admin'), async (c) => {
    const user = performAs(c, 'optional') ?? null;
    const opportunity = findOpportunity(c, c.req.param('id'));
    const account = accountOf(c);
    const body = await jsonBody(c);
    const templateId = string(body, 'baseTemplateId');
    if (templateId === undefined) throw badRequest('Missing required parameter: baseTemplateId');
    const template = account.formTemplates.find((one) => one.id === templateId);
    if (template === undefined) throw badRequest(`form template ${templateId} was not found`);
    const form: Form = {
      id: account.ids.uuid(),
      opportunity: opportunity.id,
      template: template.id,
      text: template.text,
      instructions: template.instructions,
      fields: fill(template, body),
      user,
      stage: opportunity.stage,
      secret: boolean(body, 'secret') ?? template.secretByDefault,
      createdAt: nowOf(c),
    };
    account.forms.set(form.id, form);
    // In the usual envelope, though the documentation's example has it bare (inferred).
    return one(c, showForm(form), 201);
  });
}

/** Documented: every field of the template must be there, null where it has no value; else nothing is made. */
function fill(template: FormTemplate, body: Body): Form['fields'] {
  const given = body['fields'];
  if (!Array.isArray(given)) throw badRequest('Missing required parameter: fields');
  const left = given.map((field: unknown) => {
    if (typeof field !== 'object' || field === null) throw badRequest('fields must be objects');
    return field as Body;
  });
  const fields = template.fields.map((field) => {
    // By id where there is one, else by type and text, as in the documentation's example.
    const at = left.findIndex((one) =>
      one['id'] === undefined
        ? one['type'] === field.type && one['text'] === field.text
        : one['id'] === field.id,
    );
    const found = left[at];
    if (found === undefined || found['value'] === undefined) {
      throw badRequest(`Field ${field.text} is missing`);
    }
    left.splice(at, 1);
    const { value } = found;
    if (value === null && field.required) throw badRequest(`Field ${field.text} is required`);
    if (value !== null && !fits(field, value)) throw badRequest(`Field ${field.text} is not valid`);
    return { ...field, value };
  });
  if (left.length > 0) throw badRequest('Fields do not match the template');
  return fields;
}

/** Documented: the form of each type's value. */
function fits(field: FormField, value: unknown): boolean {
  const option = (text: unknown) => field.options?.some((one) => one.text === text) ?? false;
  switch (field.type) {
    case 'currency':
    case 'date':
      return typeof value === 'number' && Number.isFinite(value);
    case 'dropdown':
    case 'multiple-choice':
      return option(value);
    case 'multiple-select':
      return Array.isArray(value) && value.every(option);
    case 'yes-no':
      return value === 'yes' || value === 'no';
    case 'text':
    case 'textarea':
      return typeof value === 'string';
  }
}
