// Where a mail leans by the words it uses: knowledge/phrases/<language>/leanings.tsv. They decide nothing.
import { z } from 'zod';
import { once } from '../../once.ts';
import { type CompiledPhrase, compilePhrase } from './phrase.ts';
import { readPhraseTables } from './phrase-tables.ts';

const leaningRow = z.strictObject({
  leaning: z.string().regex(/^[a-z]+$/, 'write lower-case letters'),
  words: z.string().regex(/^[^{}]+$/, 'part the words by |, without groups'),
  note: z.string().optional(),
});

/** Words that lean one way in one language, `any` for the names of senders. */
interface Leaning {
  language: string;
  name: string;
  phrase: CompiledPhrase;
}

/** The leanings of every language. */
export const leanings: () => readonly Leaning[] = once(() =>
  readPhraseTables('leanings', leaningRow).flatMap(({ language, rows }) =>
    rows.map(({ leaning, words }) => ({
      language,
      name: leaning,
      phrase: compilePhrase(`{${words}}`),
    })),
  ),
);
