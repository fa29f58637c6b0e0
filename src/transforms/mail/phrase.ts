import { fold } from './fold.ts';

/** A phrase made ready: the words it cannot do without, and its pattern on folded text. */
export interface CompiledPhrase {
  needs: readonly string[];
  pattern: RegExp;
}

/** Stands after a vowel that may be written `ue` for `ü`. */
const UMLAUT = '\u2021';

/** Punctuation may stand between words: `forward, with`. */
const SPACE = '[,;:"]* ';
const GAP = '[^ \\n]*(?: [^ \\n]+){0,7} ';

/**
 * Compiles a phrase. Words stand for themselves, `{a|b c|}` for one of several (or none), `...` for up to seven words
 * of the same sentence, a trailing `~` for any ending of the word.
 */
export function compilePhrase(phrase: string): CompiledPhrase {
  const tokens = fold(markUmlauts(phrase)).match(/\{[^}]*\}[^\s{]*|\S+/g) ?? [];
  const needs = tokens.filter((token) => /^[\p{L}\p{N}]+$/u.test(token));
  let source = '';
  let glue = '';
  for (const token of tokens) {
    if (token === '...') {
      glue = GAP;
      continue;
    }
    const optional = /^\{.*\|\}$/.test(token);
    const word = wordPattern(token);
    source += optional ? `(?:${glue}${word})?` : glue + word;
    if (!(optional && glue === GAP)) glue = source === '' ? '' : SPACE;
  }
  return { needs, pattern: new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, 'u') };
}

function markUmlauts(phrase: string): string {
  return phrase.normalize('NFC').replace(/[äöü]/gi, `$&${UMLAUT}`);
}

function wordPattern(token: string): string {
  const group = /^\{([^}]*)\}(.*)$/.exec(token);
  if (group === null) return literal(token);
  const choices = (group[1] ?? '').split('|').filter((choice) => choice !== '');
  return `(?:${choices.map(literal).join('|')})${literal(group[2] ?? '')}`;
}

function literal(text: string): string {
  return text
    .replace(/[.*+?^$()[\]\\/]/g, '\\$&')
    .replace(/~/g, "[\\p{L}\\p{N}'-]*")
    .replaceAll(' ', SPACE)
    .replaceAll(UMLAUT, 'e?');
}
