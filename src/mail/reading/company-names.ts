// Names of companies in a mail, made ready to be looked for.
import { z } from 'zod';
import { readTable } from '../../knowledge/read-table.ts';
import { once } from '../../once.ts';
import { marks } from './mail-marks.ts';

const aliasRow = z.strictObject({
  alias: z.string(),
  name: z.string(),
  note: z.string().optional(),
});

/** The short names of knowledge/company-aliases.tsv. */
export const companyAliases = once(() => readTable('company-aliases.tsv', aliasRow));

const aliases = once(
  () => new Map(companyAliases().map(({ alias, name }) => [alias, name] as const)),
);
const namesFollow = once(() => new RegExp(`^${marks('company_before')}$`, 'i'));
const isBeside = once(() => new RegExp(`^${marks('company_beside')}$`, 'i'));
const companiesDo = once(() => new RegExp(`^${marks('company_after')}$`, 'i'));

/**
 * A mail's text in which a word is capital only where it may be a company's name: `at Remote` and `Remote has`, but not
 * `the Remote position`, and words that stand beside such names are small; behind it the full names of companies that it calls by a short one.
 */
export function withCompanyNames(text: string): string {
  const words = text.match(/[\p{L}\p{N}&+-]+/gu) ?? [];
  const short = new Set(words.filter((word) => aliases().has(word)));
  const full = companyAliases().flatMap(({ alias, name }) => (short.has(alias) ? [name] : []));
  return [withNamesOnly(text), ...full].join(' . ');
}

function withNamesOnly(text: string): string {
  // Words stand at odd places, what is between them at even ones.
  const parts = text.split(/(\p{L}+)/u);
  for (let at = 1; at < parts.length; at += 2) {
    const word = parts[at] ?? '';
    // Nearly all words are small: they are told from others without a pattern.
    if (word[0] === word[0]?.toLowerCase() || !/^\p{Lu}\p{L}/u.test(word)) continue;
    const [before = '', gap = '', space = '', after = ''] = [-2, -1, 1, 2].map(
      (step) => parts[at + step],
    );
    if (isBeside().test(word)) parts[at] = word.toLowerCase();
    if (!/^\p{Ll}/u.test(after) || !isSpace(space)) continue;
    const isBehindWord = isSpace(gap);
    if (!isBehindWord && !/^$|[.!?:\n]/.test(gap)) continue;
    if (isBehindWord && namesFollow().test(before)) continue;
    if (!companiesDo().test(after)) parts[at] = word.toLowerCase();
  }
  return parts.join('');
}

const isSpace = (gap: string): boolean => gap !== '' && !gap.includes('\n') && gap.trim() === '';
