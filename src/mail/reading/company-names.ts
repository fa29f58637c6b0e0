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

/** A capital word, with the word before it, in front of a small one: `the Remote position`. */
const CAPITAL = /(?<=(\p{L}+)[ \t]+|^|[.!?:\n][ \t]*)(\p{Lu}\p{L}+)(?=[ \t]+(\p{Ll}+))/gu;
const aliases = once(
  () => new Map(companyAliases().map(({ alias, name }) => [alias, name] as const)),
);
const namesFollow = once(() => new RegExp(`^${marks('company_before')}$`, 'i'));
const companiesDo = once(() => new RegExp(`^${marks('company_after')}$`, 'i'));

/**
 * A mail's text in which a word is capital only where it may be a company's name: `at Remote` and `Remote has`, but not
 * `the Remote position`; behind it the full names of companies that it calls by a short one.
 */
export function withCompanyNames(text: string): string {
  const words = new Set(text.match(/[\p{L}\p{N}&+-]+/gu));
  const full = [...aliases()].flatMap(([alias, name]) => (words.has(alias) ? [name] : []));
  const plain = text.replace(
    CAPITAL,
    (_, before: string | undefined, word: string, after: string) =>
      (before !== undefined && namesFollow().test(before)) || companiesDo().test(after)
        ? word
        : word.toLowerCase(),
  );
  return [plain, ...full].join(' . ');
}
