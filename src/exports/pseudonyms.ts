import { createHmac } from 'node:crypto';

const ADDRESS = /^[^\s@]+@[^\s@]+$/;
/** 128 bits: two values never share them. */
const DIGITS = 32;
const MOST_KNOWN = 50_000;

/**
 * Puts pseudonyms in the place of what tells who somebody is: HMAC-SHA256 of the value, so that equal values stay equal and
 * nobody without the key finds out one by trying. An address has one, in whatever case it is written.
 */
export class Pseudonyms {
  readonly #key: Buffer;
  /** Few persons write most of the mail. */
  readonly #known = new Map<string, string>();

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** Tells keys apart without telling them. */
  get keyId(): string {
    return this.#hash('nyx-etl: which key').slice(0, 16);
  }

  /** The pseudonym of one value; of a list of addresses, a list of theirs. */
  ofText(text: string): string {
    const parts = text.split(', ');
    return parts.every((part) => ADDRESS.test(part))
      ? parts.map((part) => this.#ofValue(part.toLowerCase())).join(', ')
      : this.#ofValue(text);
  }

  /** JSON in which each item of a list, or what is no list, is a pseudonym. */
  ofJson(json: string): string {
    const ofItem = (item: unknown) =>
      item === null ? null : this.ofText(typeof item === 'string' ? item : JSON.stringify(item));
    const value: unknown = JSON.parse(json);
    return JSON.stringify(Array.isArray(value) ? value.map(ofItem) : ofItem(value));
  }

  #ofValue(value: string): string {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const pseudonym = this.#hash(value).slice(0, DIGITS);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(value, pseudonym);
    return pseudonym;
  }

  #hash(value: string): string {
    return createHmac('sha256', this.#key).update(value).digest('hex');
  }
}
