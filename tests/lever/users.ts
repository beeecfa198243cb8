import { notFound } from './errors.ts';
import { one, page } from './lists.ts';
import { canonical, flag, many } from './read.ts';
import { accountOf, scope, type App, type Ctx } from './world.ts';

export const userOf = (c: Ctx, id: string): unknown =>
  accountOf(c).users.find((user) => user.id === id) ?? null;

export function userRoutes(app: App): void {
  app.get('/users', scope('users:read:admin'), (c) => {
    const emails = many(c, 'email')?.map(canonical);
    const roles = many(c, 'accessRole');
    const directoryIds = many(c, 'external_directory_id');
    const deactivated = flag(c, 'includeDeactivated') ?? false;
    const rows = accountOf(c).users.filter(
      (user) =>
        (deactivated || user.deactivatedAt === null) &&
        (emails?.includes(canonical(user.email)) ?? true) &&
        (roles?.includes(user.accessRole) ?? true) &&
        (directoryIds?.includes(user.externalDirectoryId ?? '') ?? true),
    );
    // Newest first, and the form of the token: recorded.
    return page(
      c,
      'users',
      rows,
      { key: (user) => [user.createdAt, user.id], directions: [-1, 1] },
      (user) => user,
    );
  });

  app.get('/users/:id', scope('users:read:admin'), (c) => {
    const id = c.req.param('id');
    const user = accountOf(c).users.find((one) => one.id === id);
    if (user === undefined) throw notFound('users', id);
    return one(c, user);
  });
}
