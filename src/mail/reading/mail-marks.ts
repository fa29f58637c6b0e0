// The marks of knowledge/mail-marks.tsv: words that mail programs write.
import { z } from 'zod';
import { readTable } from '../../knowledge/read-table.ts';

/** The headings in the file say what each is. */
export const MARK_KINDS = [
  'reply',
  'quote_start',
  'wrote',
  'name_wrote',
  'original',
  'forward_begin',
  'forwarded',
  'from_header',
  'next_header',
  'greeting',
  'greeting_behind',
  'no_name',
  'abbreviation',
  'month_after_day',
  'company_before',
  'company_after',
  'company_beside',
] as const;

type MarkKind = (typeof MARK_KINDS)[number];

const markRow = z.strictObject({
  kind: z.enum(MARK_KINDS),
  mark: z.string(),
  note: z.string().optional(),
});

/** The words that are marks of a kind, in lower case. */
export function markWords(kind: MarkKind): ReadonlySet<string> {
  return new Set(marksOf(kind).map((mark) => mark.toLowerCase()));
}

function marksOf(kind: MarkKind): string[] {
  const rows = readTable('mail-marks.tsv', markRow);
  return rows.filter((row) => row.kind === kind).map(({ mark }) => mark);
}

/** The marks of a kind as the source of a pattern: `(?:on|am|le)`; `gap` is what `...` stands for. */
export function marks(kind: MarkKind, gap = ''): string {
  const choices = marksOf(kind).map((mark) =>
    mark.replace(/[.*+?^$()[\]\\/]/g, '\\$&').replaceAll('\\.\\.\\.', gap),
  );
  return `(?:${choices.join('|')})`;
}
