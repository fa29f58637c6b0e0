// Where a mail leans by the words it uses: knowledge/phrases/<language>/leanings.tsv. They decide nothing.
import { z } from 'zod';
import { readPhraseTable } from './phrase-tables.ts';

const leaningRow = z.strictObject({
  leaning: z.string().regex(/^[a-z]+$/, 'write lower-case letters'),
  words: z.string().regex(/^[^{}]+$/, 'part the words by |, without groups'),
  note: z.string().optional(),
});

/** Words that lean one way, as the choices of a group: `sorry|regret~`. */
interface Leaning {
  leaning: string;
  words: string;
}

/** The leanings of a language; of `any` those of the names of senders. */
export function leaningsIn(language: string): Leaning[] {
  return readPhraseTable(language, 'leanings', leaningRow);
}
