// What a reader outside of this machine may see of a mail: its own words, masked.
import { writtenWords } from './own-words.ts';

/** What is long tells nothing more, and costs more. */
const MAX_CHARACTERS = 6000;
const MAX_SUBJECT_CHARACTERS = 300;
/** From so many digits on a number may be somebody's: of a phone, an account, a reference. */
const LONG_DIGITS = 5;
const CODE_DIGITS = 4;
const CODE_CHARACTERS = 16;

const LINK =
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/\S+|\bwww\.\S+|\b(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,20}\/\S*/gi;
const ADDRESS = /[^\s<>"(),;:[\]@]{1,64}\s?(?:@|＠|\(at\)|\[at\])\s?[^\s<>"(),;:[\]@]{1,255}/giu;
const NUMBER = /[+(]{0,2}\p{Nd}(?:[ \u00a0()./\u2010-\u2015-]{0,3}\p{Nd})*/gu;
const TOKEN = /[\p{L}\p{M}\p{N}_-]+/gu;
const WORD = /[\p{L}\p{M}]+/gu;
/** Scripts that write words together, or their endings on to a name. */
const JOINED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const MAX_ENDING = 3;

/** The parts of a mail that are read here. */
export interface WrittenMail {
  subject: string | null;
  bodyPlain: string | null;
  bodyHtml: string | null;
}

export interface ReaderText {
  subject: string;
  text: string;
}

/**
 * Subject and own words of a mail, without quoted mail and signature, with addresses, links, long numbers and codes
 * masked; null where the sender wrote nothing in it. Names are still there: see maskNames.
 */
export function readerText({ subject, bodyPlain, bodyHtml }: WrittenMail): ReaderText | null {
  const text = mask(writtenWords(bodyPlain, bodyHtml).slice(0, MAX_CHARACTERS));
  if (text.trim() === '') return null;
  return { subject: mask((subject ?? '').slice(0, MAX_SUBJECT_CHARACTERS)), text };
}

/** Most mails have none of the signs that these need: what has to be masked is only looked for beside them. */
const OF_LINKS = /\/|www\./i;
const OF_ADDRESSES = /[@＠]|[([]at[)\]]/i;
const OF_NUMBERS = /\p{Nd}/u;

function mask(text: string): string {
  let masked = OF_LINKS.test(text) ? text.replace(LINK, '[link]') : text;
  if (OF_ADDRESSES.test(masked)) masked = masked.replace(ADDRESS, '[address]');
  if (OF_NUMBERS.test(masked))
    masked = masked
      .replace(NUMBER, (found) => (digitsOf(found) < LONG_DIGITS ? found : '[number]'))
      .replace(TOKEN, (found) => (isCode(found) ? '[code]' : found));
  return masked.toWellFormed();
}

function isCode(token: string): boolean {
  const digits = digitsOf(token);
  if (digits === 0 || digits === token.length) return false;
  return digits >= CODE_DIGITS || token.length >= CODE_CHARACTERS;
}

const digitsOf = (text: string): number =>
  OF_NUMBERS.test(text) ? text.replace(/\P{Nd}/gu, '').length : 0;

/** A text without the words of a person's name, in whatever case, accents and endings they stand there. */
export function maskNames(text: string, name: string): string {
  const words = [...name.matchAll(WORD)].map(([word]) => word);
  const joined = words.filter((word) => JOINED.test(word));
  const whole = joined.reduce((masked, word) => maskJoined(masked, word), text);
  const names = new Set(words.map(plain).filter((word) => word.length > 1));
  if (names.size === 0) return whole;
  return whole.replace(WORD, (word) => (isName(word, names) ? '[name]' : word));
}

/** Of a Chinese name its given part, too, which people are called by. */
function maskJoined(text: string, name: string): string {
  const given = [...name].slice(1).join('');
  const masked = text.replaceAll(name, '[name]');
  return [...name].length > 2 ? masked.replaceAll(given, '[name]') : masked;
}

function isName(word: string, names: ReadonlySet<string>): boolean {
  const letters = plain(word);
  if (names.has(letters)) return true;
  if (!/^\p{Lu}/u.test(word)) return false;
  return [...names].some((name) => {
    const stem = name.replace(/[aeiouyаяйь]$/, '');
    const longer = letters.length - name.length;
    return stem.length > 2 && longer >= 0 && longer <= MAX_ENDING && letters.startsWith(stem);
  });
}

/** Müller is Mueller and Muller. */
function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/([aou])e/g, '$1');
}
