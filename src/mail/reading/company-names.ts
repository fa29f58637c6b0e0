// Names of companies in a mail, made ready to be looked for.
import { z } from 'zod';
import { readTable } from '../../knowledge/read-table.ts';
import { once } from '../../once.ts';
import { WESTERN } from './letters.ts';
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
/** The same in western text. */
const WESTERN_CAPITAL_WORD = /(?<![A-Za-zªµºÀ-ÖØ-öø-ÿ])[A-ZÀ-ÖØ-Þ][A-Za-zªµºÀ-ÖØ-öø-ÿ]+/g;
const ASCII = /^[\0-\x7f]*$/;
const ACCENTS = /[\u0300-\u036f]+/g;
/** All that is no mark in etl.words, without spaces. */
const LETTERS = '0-9A-Za-z\\u00c0-\\u1fff\\u2070-\\u2fff\\u3040-\\uffff';
/** Marks that part words, and the spaces beside them. */
const MARKS = new RegExp(`[^ ${LETTERS}][^${LETTERS}]*| {2,}`, 'g');
/** No word of any name: what stands in two parts of a mail is no name together. */
const PART_END = ' ǀ ';
/** What follows a word, and the small word behind it. */
const SMALL_WORD_BEHIND = /(\P{L}+)(\p{Ll}\p{L}*)/uy;
const WESTERN_SMALL_WORD_BEHIND = /([^A-Za-zªµºÀ-ÖØ-öø-ÿ]+)([a-zµß-öø-ÿ][A-Za-zªµºÀ-ÖØ-öø-ÿ]*)/y;

/**
 * The parts of a mail as one text in which a word is capital only where it may be a company's name:
 * `at Remote` and `Remote has`, but not `the Remote position`, and words that stand beside such
 * names are small; behind it the full names of companies that it calls by a short one.
 */
export function withCompanyNames(parts: readonly string[]): string {
  const names = fullNames(parts.join(PART_END));
  // Where a part ends, a sentence does.
  const texts = parts.map((part, at) => withNamesOnly(at === 0 ? part : `. ${part}`));
  return [plainWords(texts.join(PART_END)), ...names].join(' . ');
}

/**
 * A text without accents and the marks between its words: etl.words makes the same of it, in a tenth
 * of the time that it takes where it has to find these itself.
 */
export function plainWords(text: string): string {
  const letters = ASCII.test(text) ? text : text.normalize('NFKD').replace(ACCENTS, '');
  return letters.replace(MARKS, ' ');
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
  const isWestern = WESTERN.test(text);
  const behind = isWestern ? WESTERN_SMALL_WORD_BEHIND : SMALL_WORD_BEHIND;
  return text.replace(isWestern ? WESTERN_CAPITAL_WORD : CAPITAL_WORD, (word, place: number) => {
    const small = word.toLowerCase();
    return besideNames().has(small) || isNoName(text, word, place, behind) ? small : word;
  });
}

/**
 * Whether a capital word stands where a name would not: in front of a small word that is not said
 * of companies.
 */
function isNoName(text: string, word: string, place: number, behind: RegExp): boolean {
  behind.lastIndex = place + word.length;
  const [, space = '', after = ''] = behind.exec(text) ?? [];
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
