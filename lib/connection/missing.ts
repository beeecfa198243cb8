import { say, type Sentence } from '@/lib/platform/text';
import type { ConnectionSettings } from './shown';
import { isTokenUrl } from './token-url';

/** Something that a sign-in needs and that is not filled in, or not as it must be. */
export interface Missing {
  field: 'clientId' | 'clientSecret' | 'tokenUrl' | 'apiKey' | 'actingAs';
  say: Sentence;
}

/** What keeps Connect to Lever from starting, in the order of the form; empty when nothing does. Pure: the worker asks it too. */
export function missingForConnect(settings: ConnectionSettings): Missing[] {
  const { clientId, tokenUrl, actingAs, hasApiKey, hasClientSecret } = settings;
  const missing: Missing[] = [];
  const need = (there: boolean, field: Missing['field'], why: Sentence) => {
    if (!there) missing.push({ field, say: why });
  };
  if (settings.signInWith === 'apiKey') {
    need(hasApiKey, 'apiKey', say('connectNeedsApiKey'));
    need(actingAs !== '', 'actingAs', say('connectNeedsActingAs'));
    return missing;
  }
  need(clientId !== '', 'clientId', say('connectNeedsClientId'));
  if (tokenUrl) need(isTokenUrl(tokenUrl), 'tokenUrl', say('connectBadTokenUrl'));
  else need(hasClientSecret, 'clientSecret', say('connectNeedsSecret'));
  return missing;
}
