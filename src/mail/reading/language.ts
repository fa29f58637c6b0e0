// Which languages a mail is written in, by the n-grams of its letters; nothing leaves the machine.
import { type LanguageScores, languageScores } from './language-scores.ts';

/** The languages of a mail: ISO 639-1, the main one first; none where there are no words. */
export type Languages = readonly string[];

/** A paragraph of so many characters tells its own language. */
const PARAGRAPH_CHARACTERS = 60;
/** More of a mail tells nothing more. */
const MAX_CHARACTERS = 1200;
const MAX_PARAGRAPHS = 10;
/** In a text shorter than this, languages of nearly the same score are all possible. */
const SHORT_CHARACTERS = 60;
const NEARLY = 0.94;
/** Links, addresses and numbers have no language. */
const NO_WORD = /[@/\\_\d]|www\./;
/** Chinese and Japanese put no space between words: one that has such a sign may be the whole sentence. */
const SIGN = /[\u3041-\u30fa\u4e00-\u9fff]/;
const CHINESE_SIGN = /[\u4e00-\u9fff]/g;
/** Signs that only Japanese has: fewer of them for a Chinese sign stand in a name within Chinese. */
const JAPANESE_SIGN = /[\u3041-\u30fa]/g;
const LEAST_JAPANESE = 0.1;

/** The languages that a mail is written in; a short one may be of several that look alike. */
export function languagesOf(subject: string, body: string): Languages {
  const words = withoutNoWords(body.slice(0, MAX_CHARACTERS * 2));
  const text = words.trim().length < SHORT_CHARACTERS ? `${subject}\n${words}` : words;
  const paragraphs = words
    .split(/\n[ \t\r]*\n/)
    .filter((paragraph) => paragraph.trim().length >= PARAGRAPH_CHARACTERS)
    .slice(0, MAX_PARAGRAPHS);
  const told = paragraphs.length < 2 ? [] : paragraphs.flatMap(likeliest);
  return [...new Set([...likely(text), ...told])];
}

function withoutNoWords(text: string): string {
  if (!NO_WORD.test(text)) return text;
  return text.replaceAll(/\S+/g, (word) => (NO_WORD.test(word) && !SIGN.test(word) ? ' ' : word));
}

/** The languages of a text: the likeliest, and in a short one those that are nearly as likely. */
function likely(text: string): string[] {
  const plain = plainOf(text);
  if (plain.length >= SHORT_CHARACTERS || languageOfSigns(plain)) return likeliestOf(plain);
  const scores = inOrder(languageScores(plain));
  const near = NEARLY * (scores[0]?.score ?? 0);
  return scores.flatMap(({ language, score }) => (score >= near ? [language] : []));
}

/** The mean of a text's n-grams that is half of what a language can have. */
const HALF = 25;

/** The languages that a text looks like, the likeliest first, with scores from 0 to 1. */
function inOrder({ languages, scores, ngrams }: LanguageScores) {
  return languages
    .map((language, number) => ({ language, mean: (scores[number] ?? 0) / ngrams }))
    .filter(({ mean }) => mean > 0)
    .map(({ language, mean }) => ({ language, score: mean / (mean + HALF) }))
    .toSorted((a, b) => b.score - a.score);
}

/** The likeliest language of a text; none where it has no words. */
const likeliest = (text: string): string[] => likeliestOf(plainOf(text));

function likeliestOf(plain: string): string[] {
  const language = languageOfSigns(plain) ?? mostLike(plain);
  return language === undefined ? [] : [language];
}

/** The first of the languages that a text looks most like; undefined where it looks like none. */
function mostLike(plain: string): string | undefined {
  const { languages, scores } = languageScores(plain);
  let best = 0;
  for (let number = 1; number < scores.length; number++)
    if ((scores[number] ?? 0) > (scores[best] ?? 0)) best = number;
  return (scores[best] ?? 0) > 0 ? languages[best] : undefined;
}

/** What a text is written in, a quarter of whose letters are Chinese or Japanese signs: its n-grams take one for the other. */
function languageOfSigns(text: string): 'zh' | 'ja' | undefined {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const chinese = count(CHINESE_SIGN);
  const japanese = count(JAPANESE_SIGN);
  const signs = chinese + japanese;
  if (signs === 0 || 4 * signs < count(/\p{L}/gu)) return undefined;
  return japanese > LEAST_JAPANESE * chinese ? 'ja' : 'zh';
}

const plainOf = (text: string): string =>
  text
    .slice(0, MAX_CHARACTERS)
    .replaceAll(/\s{2,}|[^\S ]/g, ' ')
    .trim();
