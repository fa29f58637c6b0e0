import { z } from 'zod';
import { readTable } from '../../knowledge/read-table.ts';
import { words } from '../../knowledge/words.ts';

/** A line of knowledge/nothing.tsv. */
export const nothingRow = z.strictObject({
  written: z.string().regex(/^\P{Lu}+$/u, 'write small letters'),
  note: z.string().optional(),
});

/** What people and programs write where there is nothing to say, in lower case; the one list of such words. */
export const NOTHING: readonly string[] = [
  '',
  ...readTable('nothing.tsv', nothingRow).map(({ written }) => written),
];

const listed = new Set(NOTHING);

/** Whether a text is nothing but one of the words that stand for nothing. */
export function saysNothing(text: string): boolean {
  return listed.has(text.trim().toLowerCase());
}

/** What knowledge/words/absent.tsv has words for. */
export const ABSENT_KINDS = ['company', 'place', 'pay'] as const;

const absent = words('absent', ABSENT_KINDS);

/** Whether a text says that there is no company, place or pay, or none in particular: `confidential`, `Head office`. */
export function isAbsent(kind: (typeof ABSENT_KINDS)[number], text: string): boolean {
  return absent.kindsIn(text).has(kind);
}
