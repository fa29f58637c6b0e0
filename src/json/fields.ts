// Fields that several commands print: what is named alike means alike.

import { z } from 'zod';
import { profiles } from '../choices.ts';
import { severities } from '../ledger/steps.ts';

const bigId = (of: string) =>
  z.string().regex(/^\d+$/).describe(`The ${of}'s number: a 64-bit integer, written as a string.`);

export const loadId = bigId('load');
export const runId = bigId('run');
export const rejectId = bigId('reject');

/** A whole number from 0, with what is counted in a sentence. */
export const count = (sentence: string) => z.int().nonnegative().describe(sentence);

/** A text with what it says in a sentence. */
export const text = (sentence: string) => z.string().describe(sentence);

/** An instant with what happened then in a sentence. */
export const instant = (sentence: string) => text(`${sentence} RFC 3339, UTC.`);

/** Yes or no, with what that says in a sentence. */
export const flag = (sentence: string) => z.boolean().describe(sentence);

/** Texts, with what they are in a sentence. */
export const texts = (sentence: string) => z.array(z.string()).describe(sentence);

/** Objects of these fields, with what they are in a sentence. */
export const listOf = <Fields extends z.core.$ZodShape>(sentence: string, fields: Fields) =>
  z.array(z.strictObject(fields)).describe(sentence);

export const asOf = instant('The logical time of the work: what came later is not looked at.');
export const startedAt = instant('When it began.');
export const durationMs = z.int().describe('How long it took, in milliseconds.');
export const rows = count('How many rows it has.');
export const bytes = count('Its size in bytes.');
export const home = text('The folder of the embedded server: NYX_HOME, or its default.');
export const folder = text('The folder that holds it, as an absolute path.');
export const profile = z
  .enum(profiles)
  .describe(
    'analyst: nothing about persons but ids and pseudonyms; personal: no secrets; share: counts.',
  );
export const checksFailed = flag('Whether a check refused something: then the exit code is 3.');
export const total = count('How many there are, also of those that --limit leaves out.');

/** What became of the records of a load: read is the sum of the five others. */
export const loadCounts = {
  read: count('Records of the file; the sum of the five counts that follow.'),
  inserted: count('Records that became new rows.'),
  updated: count('Records that changed a stored row.'),
  unchanged: count('Records whose row was stored already, as the file has it.'),
  duplicate: count('Records that repeat another record of the same file.'),
  rejected: count('Records that were set aside.'),
};

/** What a transform did to the rows of its table. */
export const transformCounts = {
  transform: text('Name of the transform, which is that of its table without the schema.'),
  reason: text('Why it ran over these keys, in words.'),
  keys: count('Keys that were computed.'),
  inserted: count('Rows that are new.'),
  updated: count('Rows that were changed.'),
  deleted: count('Rows that were removed.'),
  unchanged: count('Rows that were computed and stand as they were.'),
  duration_ms: durationMs,
};

/** What a check demands, and how many rows offend it. The rows themselves may be personal and are not printed. */
export const checkResult = z.strictObject({
  check: text('Name of the check.'),
  severity: z.enum(severities).describe('Whether a finding fails the command.'),
  demands: text('What the check demands, in words.'),
  owner: text('Who looks after what it finds.'),
  offending: count('Rows that do not hold what it demands.'),
});

/** Counts of what was repaired or left empty: {"column": {"kind": records}}. */
export const notes = z
  .record(z.string(), z.record(z.string(), z.int()))
  .describe('What was repaired or left empty: records by column and kind. The keys are data.');

/** JSON of any shape. */
export const data = (sentence: string) => z.unknown().describe(sentence);
