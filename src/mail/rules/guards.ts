// The guards of knowledge/phrases/<language>/guards.tsv: words that say something of other phrases, or of a mail.
import { z } from 'zod';
import { readPhraseTable } from './phrase-tables.ts';

/** The headings in knowledge/phrases/en/guards.tsv say what each is. */
const GUARD_KINDS = [
  'conditional',
  'wish',
  'anybody',
  'denial',
  'unreal',
  'provided',
  'assessment_done',
  'interview_done',
  'work',
  'not_work',
  'work_subject',
  'advice',
  'work_hint',
  'paid',
  'elsewhere',
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

/** A guard's phrase; see readPhrase for its notation. */
interface Guard {
  kind: GuardKind;
  phrase: string;
}

/** The guards of a language, `any` for those of all. */
export function guardsIn(language: string): Guard[] {
  return readPhraseTable(language, 'guards', guardRow);
}
