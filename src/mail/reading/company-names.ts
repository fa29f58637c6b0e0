// Names of companies in a mail, made ready to be looked for.
import { z } from 'zod';
import { readTable } from '../../knowledge/read-table.ts';
import { once } from '../../once.ts';
import { markWords } from './mail-marks.ts';

const aliasRow = z.strictObject({
  alias: z.string(),
  name: z.string(),
  note: z.string().optional(),
});

/** The short names of knowledge/company-aliases.tsv. */
export const companyAliases = once(() => readTable('company-aliases.tsv', aliasRow));

const namesFollow = once(() => markWords('company_before'));
const besideNames = once(() => markWords('company_beside'));
const companiesDo = once(() => markWords('company_after'));

const LETTER = /\p{L}/u;
const [LETTER_A = 0, LETTER_Z = 0] = Buffer.from('az');
const CAPITAL_WORD = /(?<!\p{L})\p{Lu}\p{L}+/gu;
/** What follows a word, and the small word behind it. */
const SMALL_WORD_BEHIND = /(\P{L}+)(\p{Ll}\p{L}*)/uy;

/**
 * A mail's text in which a word is capital only where it may be a company's name: `at Remote` and `Remote has`, but not
 * `the Remote position`, and words that stand beside such names are small; behind it the full names of companies that it calls by a short one.
 */
export function withCompanyNames(text: string): string {
  return [withNamesOnly(text), ...fullNames(text)].join(' . ');
}

/**
 * The full names of companies that a text calls by a short one: few texts have its letters at all.
 */
function fullNames(text: string): string[] {
  const likely = companyAliases().filter(({ alias }) => text.includes(alias));
  if (likely.length === 0) return [];
  const words = new Set(text.match(/[\p{L}\p{N}&+-]+/gu));
  return likely.filter(({ alias }) => words.has(alias)).map(({ name }) => name);
}

function withNamesOnly(text: string): string {
  return text.replace(CAPITAL_WORD, (word: string, place: number) =>
    besideNames().has(word.toLowerCase()) || isNoName(text, word, place)
      ? word.toLowerCase()
      : word,
  );
}

/**
 * Whether a capital word stands where a name would not: in front of a small word that is not said
 * of companies.
 */
function isNoName(text: string, word: string, place: number): boolean {
  SMALL_WORD_BEHIND.lastIndex = place + word.length;
  const [, space = '', after = ''] = SMALL_WORD_BEHIND.exec(text) ?? [];
  if (!isSpace(space) || companiesDo().has(after.toLowerCase())) return false;
  const start = placeBefore(text, place, false);
  const gap = text.slice(start, place);
  if (!isSpace(gap)) return /^$|[.!?:\n]/.test(gap);
  return !namesFollow().has(text.slice(placeBefore(text, start, true), start).toLowerCase());
}

/** Whether a letter stands at a place; most are among the first, and need no pattern. */
function isLetter(text: string, place: number): boolean {
  const code = text.charCodeAt(place) | 0x20;
  return (code >= LETTER_A && code <= LETTER_Z) || (code > 0x7f && LETTER.test(text[place] ?? ''));
}

/** Where the letters, or what is none, begin that end at a place. */
function placeBefore(text: string, place: number, areLetters: boolean): number {
  let start = place;
  while (start > 0 && isLetter(text, start - 1) === areLetters) start--;
  return start;
}

const isSpace = (gap: string): boolean => gap !== '' && !gap.includes('\n') && gap.trim() === '';
