/** Where Lever is. Production and sandbox are two worlds: separate apps, accounts and tokens. */
export const environments = {
  production: {
    authorize: 'https://auth.lever.co/authorize',
    token: 'https://auth.lever.co/oauth/token',
    api: 'https://api.lever.co/v1/',
    // The slash at the end matters: without it Lever's consent page offers nothing but offline_access.
    audience: 'https://api.lever.co/v1/',
    app: 'https://hire.lever.co',
  },
  sandbox: {
    authorize: 'https://sandbox-lever.auth0.com/authorize',
    token: 'https://sandbox-lever.auth0.com/oauth/token',
    api: 'https://api.sandbox.lever.co/v1/',
    audience: 'https://api.sandbox.lever.co/v1/',
    app: 'https://hire.sandbox.lever.co',
  },
} as const;

export type Environment = keyof typeof environments;

/** Every host of Lever's that Fulcrum speaks to. */
export const leverHosts: ReadonlySet<string> = new Set(
  Object.values(environments).flatMap((e) => [e.authorize, e.token, e.api].map((url) => new URL(url).host)),
);
