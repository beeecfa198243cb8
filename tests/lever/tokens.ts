import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Account } from './account.ts';
import type { Clock } from './clock.ts';
import { HOSTS, type Env } from './hosts.ts';

/** What one Super Admin allowed one app, for the whole organisation (documented). */
export interface Grant {
  id: string;
  app: string;
  userId: string;
  scopes: ReadonlySet<string>;
  revoked: boolean;
  /** When a refresh token of it was last given out: 90 days without use end it (documented). */
  usedAt: number;
  /** One year ends it in any case (documented). */
  madeAt: number;
}

/** A sign-in under way: what GET /authorize was asked, kept until somebody presses a button. */
export interface Asked {
  app: string;
  redirect: string;
  state: string;
  scopes: string[];
  challenge: string | null;
  at: number;
}

interface Code extends Asked {
  userId: string;
  spent: boolean;
}

interface RefreshToken {
  grant: Grant;
  /** When it was exchanged for the next one. */
  spentAt: number | null;
  dead: boolean;
}

interface AccessToken {
  grant: Grant;
  exp: number;
  dead: boolean;
}

/** The OAuth side of one environment. */
export interface Grants {
  key: Buffer;
  kid: string;
  asked: Map<string, Asked>;
  codes: Map<string, Code>;
  grants: Grant[];
  refreshTokens: Map<string, RefreshToken>;
  accessTokens: Map<string, AccessToken>;
  /** Refreshes that were answered with new tokens. */
  refreshes: number;
}

export function createGrants(): Grants {
  const key = randomBytes(64);
  return {
    key,
    kid: createHash('sha256').update(key).digest('hex').slice(0, 16),
    asked: new Map(),
    codes: new Map(),
    grants: [],
    refreshTokens: new Map(),
    accessTokens: new Map(),
    refreshes: 0,
  };
}

export const opaqueToken = (): string => randomBytes(32).toString('base64url');

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An access token with the header and the claims of the documentation's sample; `jti` is ours, to tell two apart. */
export function issueAccessToken(
  grants: Grants,
  account: Account,
  grant: Grant,
  clock: Clock,
  seconds: number,
): string {
  const iat = Math.floor(clock.now() / 1_000);
  const { auth, audience } = HOSTS[account.env];
  const signed = [
    base64url({ alg: 'HS512', v: '2.0', kid: grants.kid }),
    base64url({
      'https://oauth.lever.co/userId': grant.userId,
      'https://oauth.lever.co/accountId': account.id,
      'https://oauth.lever.co/clientId': grant.app,
      iss: `https://${auth}/`,
      sub: `lever|${grant.userId}`,
      aud: audience,
      iat,
      exp: iat + seconds,
      azp: grant.app,
      scope: [...grant.scopes].join(' '),
      jti: randomUUID(),
    }),
  ].join('.');
  const token = `${signed}.${createHmac('sha512', grants.key).update(signed).digest('base64url')}`;
  grants.accessTokens.set(token, { grant, exp: (iat + seconds) * 1_000, dead: false });
  return token;
}

type Verdict = { grant: Grant } | 'unknown key' | 'bad' | 'expired' | 'revoked';

export function checkAccessToken(grants: Grants, token: string, now: number): Verdict {
  const [header = '', payload = '', signature = ''] = token.split('.');
  let kid: unknown;
  try {
    kid = (JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid?: unknown }).kid;
  } catch {
    return 'bad';
  }
  if (kid !== grants.kid) return 'unknown key';
  const right = createHmac('sha512', grants.key).update(`${header}.${payload}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== right.length || !timingSafeEqual(given, right)) return 'bad';
  const known = grants.accessTokens.get(token);
  if (known === undefined || known.grant.revoked) return 'revoked';
  if (known.dead || known.exp <= now) return 'expired';
  return { grant: known.grant };
}

export const environmentOfKey = (accounts: Record<Env, Account>, key: string): Env | undefined =>
  (['production', 'sandbox'] as const).find((env) => accounts[env].apiKeys.some((one) => one.key === key));
