/** The two worlds of Lever. They share nothing: not accounts, apps, keys or tokens (documented). */
export type Env = 'production' | 'sandbox';

export const ENVS: readonly Env[] = ['production', 'sandbox'];

interface Hosts {
  api: string;
  auth: string;
  hire: string;
  /** The slash at the end is part of it (documented). */
  audience: string;
}

export const HOSTS: Record<Env, Hosts> = {
  production: {
    api: 'api.lever.co',
    auth: 'auth.lever.co',
    hire: 'hire.lever.co',
    audience: 'https://api.lever.co/v1/',
  },
  sandbox: {
    api: 'api.sandbox.lever.co',
    auth: 'sandbox-lever.auth0.com',
    hire: 'hire.sandbox.lever.co',
    audience: 'https://api.sandbox.lever.co/v1/',
  },
};
