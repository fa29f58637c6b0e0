// The guards of knowledge/phrases/<language>/guards.tsv: words that say something of other phrases, or of a mail.
import { z } from 'zod';
import { once } from '../../once.ts';
import { readPhraseTables } from './phrase-tables.ts';

/** The headings in knowledge/phrases/en/guards.tsv say what each is. */
export const GUARD_KINDS = [
  'conditional',
  'wish',
  'anybody',
  'denial',
  'provided',
  'assessment_done',
  'interview_done',
  'work',
  'not_work',
  'work_subject',
  'advice',
  'work_hint',
  'other_topic',
  'request',
  'approach',
  'applied',
  'names_reader',
  'names_person',
] as const;

export type GuardKind = (typeof GUARD_KINDS)[number];

const guardRow = z.strictObject({
  kind: z.enum(GUARD_KINDS),
  phrase: z.string(),
  note: z.string().optional(),
});

/** A guard's phrase (see compilePhrase for its notation) and its language, `any` for all. */
interface Guard {
  phrase: string;
  language: string;
}

const tables = once(() => readPhraseTables('guards', guardRow));

/** The guards of a kind in all languages. */
export function guards(kind: GuardKind): Guard[] {
  return tables().flatMap(({ language, rows }) =>
    rows.flatMap((row) => (row.kind === kind ? [{ phrase: row.phrase, language }] : [])),
  );
}
