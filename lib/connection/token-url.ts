/** True for an address a Token URL may have: https, and no user or password in it, which a fetch would refuse. */
export const isTokenUrl = (value: string): boolean =>
  URL.canParse(value) &&
  new URL(value).protocol === 'https:' &&
  !new URL(value).username &&
  !new URL(value).password;
