import { z } from 'zod';
import { LABELS } from '../mail/rules/phrase-rules.ts';
import { count, flag, listOf, text } from './fields.ts';

const file = text('The path of the file, as it was given.');
const rule = text('The id of the rule.');
const phrase = text('The words of the message that the rule found.');

export const classify = z.strictObject({
  messages: listOf('One entry per message that could be read.', {
    file,
    label: text('What the message is, e.g. rejection.'),
    quadrant: z.enum(['Q1', 'Q2', 'Q3', 'Q4']).describe('How urgent and important it is.'),
    confidence: z.number().min(0).max(1).describe('How sure that is, from 0 to 1.'),
    rule: rule.nullable().describe('The id of the rule that decided; null when none did.'),
    phrase: phrase.nullable(),
    receipt: flag('Whether it is an automatic receipt.'),
    taught: listOf('What was said of mails like this one; only of loaded ones.', {
      kind: z.enum(['text', 'subject', 'phrase', 'sender']).describe('In what.'),
      label: z.enum(LABELS).describe('What the person said.'),
      verdicts: count('Of how many mails.'),
    }),
    stands: z
      .strictObject({
        label: z.enum(LABELS).nullable().describe('What it counts as.'),
        confidence: z.number().min(0).max(1).nullable().describe('How sure that is, from 0 to 1.'),
        by: z.enum(['rule', 'user', 'llm']).nullable().describe('Who said so.'),
      })
      .nullable()
      .describe('What counts of a loaded mail since the last transform.'),
    matches: listOf('Every rule that found something.', {
      rule,
      phrase,
      in_subject: flag('Whether the words stand in the subject.'),
      ignored: text('Why the rule has no say; null when it has one.').nullable(),
    }),
  }),
  rejected: listOf('Files that are no messages; exit code 3 when there are some.', {
    file,
    reason: text('Why it could not be read, in words.'),
  }),
});
