import { once } from '../../once.ts';
import { MAX_SENTENCE_CHARACTERS } from '../../text/text-limits.ts';
import { marks } from './mail-marks.ts';

/** A pattern and what stands for it; text without `mark` has nothing of it. */
type Spelling = readonly [pattern: RegExp, one: string, mark?: string];

/** Letters and marks that say the same, as one. Chinese and Japanese signs stand apart as if each were a word. */
const MARKS: readonly Spelling[] = [
  [/\p{M}|[\u00ad\u200b-\u200f\u2060\ufeff]/gu, ''],
  [/[\u2018\u2019\u201b\u00b4`]/g, "'"],
  [/[\u201c-\u201f\u00ab\u00bb]/g, '"'],
  [/[\u2010-\u2015]/g, '-'],
  [/[\u300c-\u300f]/g, '"'],
  [/ß/g, 'ss'],
  [/ı/g, 'i'],
  [/ł/g, 'l'],
  [/œ/g, 'oe'],
  [/[\u3001]/g, ','],
  [/[\u3002]/g, '.'],
  [/[\u3005-\u30ff\u3400-\u9fff]/g, ' $& '],
];
/** Text without any of them. */
const PLAIN = /^[^`\x80-\uffff]*$/;
/** One space for several; English contractions in full, French and Italian elisions apart. */
const SPELLINGS: readonly Spelling[] = [
  // A single space, which most are, stays untouched.
  [/[^\S\n]{2,}|[^\S\n ]/g, ' '],
  [/\bwon'?t\b/g, 'will not', 'won'],
  [/\b(?:can'?t|cannot)\b/g, 'can not', 'can'],
  [/\b(do|does|did|is|are|was|were|have|has|had|could|would|should)n'?t\b/g, '$1 not'],
  [/(?<=[a-z])\((?:as?|os?|e|in|innen|er|n)\)/g, '', '('],
  [/'re\b/g, ' are', "'"],
  [/'ve\b/g, ' have', "'"],
  [/'ll\b/g, ' will', "'"],
  [/\bi'm\b/g, 'i am', "'"],
  [/\b([cdjlmnst]|qu|un|(?:d|n|s)?[ae]ll|quest|quell|tutt)'(?=[a-z])/g, "$1' ", "'"],
];

/** Text as rules see it: lower case, no accents, straight quotes, single spaces within a line, one spelling. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return withSpellings(text.toLowerCase(), SPELLINGS);
  return withSpellings(withSpellings(text.normalize('NFKD').toLowerCase(), MARKS), SPELLINGS);
}

/** Folded text for people: Chinese and Japanese signs stand together again. */
export function withoutSpacedSigns(text: string): string {
  return text.replace(/(?<=[\u3005-\u30ff\u3400-\u9fff]) (?=[\u3005-\u30ff\u3400-\u9fff])/g, '');
}

function withSpellings(text: string, spellings: readonly Spelling[]): string {
  let same = text;
  for (const [pattern, one, mark] of spellings)
    if (mark === undefined || same.includes(mark)) same = same.replace(pattern, one);
  return same;
}

/** Where a sentence ends: not after an abbreviation, not within a date such as `4. Juni`. */
const sentenceEnd = once(
  () =>
    new RegExp(
      `(?<=[.!?]["')\\]]{0,3})(?<!\\b(?:[a-z]|${marks('abbreviation')})\\.) +(?!${marks('month_after_day')}\\b)`,
      'g',
    ),
);

/** Folded text as sentences, one a line; wrapped lines of a paragraph are joined. */
export function sentences(text: string): string {
  return fold(withoutMarkup(text))
    .replace(/ *\n */g, '\n')
    .replace(/\n{2,}/g, '\u2029')
    .replace(/\n(?=[-*\u2022] )/g, '\u2029')
    .replace(/\n/g, ' ')
    .replace(sentenceEnd(), '\n')
    .split(/[\u2029\n]/)
    .flatMap(piecesOf)
    .join('\n');
}

/** A link as Markdown writes it is its words; a word that is divided at the end of a line is one. */
function withoutMarkup(text: string): string {
  return text
    .replace(/\[([^\][\n]{1,200})\]\([^()\s]{1,500}\)/g, '$1')
    .replace(/-(?<=\p{Ll}-)\r?\n(?=\p{Ll})/gu, '');
}

/** A sentence of a length that rules look at, or a longer one cut at spaces. */
function piecesOf(sentence: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  while (sentence.length - start > MAX_SENTENCE_CHARACTERS) {
    const space = sentence.lastIndexOf(' ', start + MAX_SENTENCE_CHARACTERS - 1);
    const end = space > start ? space + 1 : start + MAX_SENTENCE_CHARACTERS;
    pieces.push(sentence.slice(start, end));
    start = end;
  }
  return [...pieces, sentence.slice(start)];
}
