import { z } from 'zod';
import { reviewReasons } from '../choices.ts';
import { LABELS } from '../mail/rules/phrase-rules.ts';
import { count, flag, instant, listOf, text } from './fields.ts';

const label = z.enum(LABELS);
const waiting = count('How many mails wait, also of those that --limit leaves out.');

/** What `review` prints, and writes as JSON; filled in, `review --from` reads it. */
export const review = z.strictObject({
  waiting,
  mails: listOf('The mails that would change the numbers most.', {
    email_id: z.uuid().describe('The id of the mail.'),
    verdict: label.nullable().describe('What it is: to be filled in by a person.'),
    application: text(
      'The id of the application it is about, or none: to be filled in.',
    ).nullable(),
    reason: z
      .enum(reviewReasons)
      .describe('Unsure what it is; in doubt between applications; linked by time alone.'),
    may_end_silence: flag('Whether it may answer an application that counts as silent.'),
    received_at: instant('When it arrived.').nullable(),
    from_name: text('Name of the sender.').nullable(),
    from_address: text('Address of the sender.'),
    subject: text('Its subject.').nullable(),
    label: label.describe('What it is taken for.'),
    confidence: z.number().min(0).max(1).nullable().describe('How sure that is, from 0 to 1.'),
    excerpt: text('How it begins.').nullable(),
    alike: count('Others that wait and are like it: two verdicts teach of all.'),
    phrase: text('The words that decided.').nullable(),
    applications: listOf('Applications that it may be about.', {
      application_id: z.uuid().describe('The id of the application.'),
      company: text('Its company.').nullable(),
      job_title: text('The title of its job.').nullable(),
      submitted_at: text('The day it was sent, in UTC.').nullable(),
      linked: flag('Whether the mail is linked to it.'),
    }),
  }),
});

/** What `review --out` prints. */
export const reviewFile = z.strictObject({
  file: text('The file that was written.'),
  format: z.enum(['csv', 'html', 'json', 'md']).describe('Its format.'),
  mails: count('How many mails are in it.'),
  waiting,
});

/** What `review --from` and `review --forget` print. */
export const reviewTold = z.strictObject({
  judged: count('Mails whose verdict was stored.'),
  left: count('Mails of the file without a verdict.'),
  forgotten: count('Mails whose verdict was taken back.'),
});
