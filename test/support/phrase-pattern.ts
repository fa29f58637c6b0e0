// What a phrase finds, said as a regular expression: slow, and a second opinion on src/mail/rules/phrase-matcher.ts.
import { type Phrase, readPhrase, type Step, UMLAUT } from '../../src/mail/rules/phrase.ts';

const LETTERS = 'a-z0-9\\u0400-\\u04ff\\u3005-\\u30ff\\u3400-\\u9fff';
const SPACE = `[^${LETTERS} \\n]{0,3} (?:[^${LETTERS} \\n]{1,3} ?)?`;
const wordsOf = (most: number): string =>
  `(?![${LETTERS}])[^ \\n]{0,120}(?: [^ \\n]{1,120}){0,${most}} [^${LETTERS} \\n]{0,3}`;

/** The pattern of a phrase, to be looked for everywhere in a folded text. */
export function phrasePattern(phrase: string): RegExp {
  const { steps }: Phrase = readPhrase(phrase);
  const source = steps.map(stepSource).join('');
  return new RegExp(`(?<![${LETTERS}])${source}(?![${LETTERS}])`, 'g');
}

function stepSource({ gap, isOptional, choices }: Step): string {
  const glue = gap === 'none' ? '' : gap === 'space' ? SPACE : wordsOf(gap);
  const step = `${glue}(?:${choices.map(spelling).join('|')})`;
  return isOptional ? `(?:${step})?` : step;
}

function spelling(choice: string): string {
  return choice
    .replace(/[.*+?^$()[\]\\/]/g, '\\$&')
    .replaceAll('~', `[${LETTERS}'-]{0,30}`)
    .replaceAll(' ', SPACE)
    .replaceAll(UMLAUT, 'e?');
}
