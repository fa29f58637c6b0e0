import { getDomain } from 'tldts';

/** The registrable domain of an address, lower case; null where it has none. */
export function senderDomain(address: string): string | null {
  return getDomain(address.slice(address.lastIndexOf('@') + 1));
}
