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

const rows = once(() => readPhraseTables('guards', guardRow).flatMap((table) => table.rows));

/** The phrases of a kind in all languages; see compilePhrase for their notation. */
export function guards(kind: GuardKind): string[] {
  return rows().flatMap((row) => (row.kind === kind ? [row.phrase] : []));
}
