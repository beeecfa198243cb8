/** Bytes of a hash that are kept: enough that no two of a million keys meet by chance. */
const KEPT = 12;

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

export const newSalt = (): string => base64(crypto.getRandomValues(new Uint8Array(16)));

/**
 * Keys as they may lie on a disk: salted hashes behind the letter that says of what. Nobody without this installation's
 * salt can tell a person by one, or find the same person in another installation's.
 */
export async function seal(salt: string, keys: readonly string[]): Promise<string[]> {
  const coder = new TextEncoder();
  return Promise.all(
    keys.map(async (key) => {
      const hash = await crypto.subtle.digest('SHA-256', coder.encode(`${salt} ${key}`));
      return key.slice(0, 1) + base64(new Uint8Array(hash, 0, KEPT));
    }),
  );
}
