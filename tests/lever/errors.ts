/**
 * An answer in Lever's error shape, `{code, message}` (documented). The names of the codes are not consistent in the
 * real one either, so nobody should branch on them.
 */
export class LeverError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Recorded by an integrator for a missing perform_as; inferred for the other things that can be wrong with a request. */
export const badRequest = (message: string) => new LeverError(400, 'BadRequestError', message);

/** Documented, word for word but for the id. */
export const notFound = (what: string, id: string) =>
  new LeverError(404, 'ResourceNotFound', `${what} ${id} was not found`);

/** Status documented; code and words inferred. */
export const forbidden = (message: string) => new LeverError(403, 'ForbiddenError', message);

/** Status documented; code and words inferred. */
export const unauthorized = (message: string) => new LeverError(401, 'UnauthorizedError', message);
