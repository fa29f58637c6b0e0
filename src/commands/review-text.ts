// The mails that wait for a person, as text: all of them, one at a time.
import { counted } from '../counted.ts';
import { wholePercent } from '../reports/format.ts';
import { visible } from '../reports/visible.ts';
import type { Candidate, Review, WaitingMail } from '../transforms/review/read-review.ts';

const WHY = {
  unsure: 'unsure what it is',
  doubt: 'in doubt between applications',
  guess: 'linked to the nearest application',
  model: 'a model says so, the rules are unsure',
} as const;

/** What waits, as lines for people. */
export function describeReview({ mails, waiting }: Review): string {
  if (waiting === 0) return 'no mail waits for you';
  const shown = mails.length < waiting ? `, the first ${mails.length} are shown` : '';
  const verb = waiting === 1 ? 'waits' : 'wait';
  return [
    `${counted(waiting, 'mail')} ${verb} for you${shown}`,
    ...mails.map((mail) => `\n${describeMail(mail)}\n  id       ${mail.email_id}`),
  ].join('\n');
}

/** One mail: who wrote, what decided, which applications it may be about. */
export function describeMail(mail: WaitingMail): string {
  const silence = mail.may_end_silence ? '; may end a silence' : '';
  return [
    visible(mail.subject ?? '(no subject)'),
    `  from     ${sender(mail)}, ${mail.received_at?.slice(0, 10) ?? 'no date'}`,
    `  taken as ${mail.label}${percent(mail)}: ${WHY[mail.reason]}${silence}`,
    ...(mail.excerpt === null ? [] : [`  begins   ${visible(mail.excerpt)}`]),
    `  words    ${mail.phrase === null ? 'none decided' : `"${visible(mail.phrase)}"`}`,
    ...(mail.alike === 0
      ? []
      : [`  alike    ${counted(mail.alike, 'other')} like it: two verdicts teach of all`]),
    ...mail.applications
      .slice(0, 9)
      .map((one, index) => `  ${index + 1}        ${describeCandidate(one)}`),
    ...(mail.applications.length > 9
      ? [`  and ${mail.applications.length - 9} more, which --format csv names`]
      : []),
  ].join('\n');
}

/** `Orbit Labs, Engineer, 2026-03-01 (linked)` */
export function describeCandidate({ company, job_title, submitted_at, linked }: Candidate): string {
  const parts = [company, job_title, submitted_at].filter((part) => part !== null);
  return `${visible(parts.join(', '))}${linked ? ' (linked)' : ''}`;
}

/** `Kim <kim@acme.test>` */
export const sender = ({ from_name, from_address }: WaitingMail) =>
  visible(from_name === null ? from_address : `${from_name} <${from_address}>`);

const percent = ({ confidence }: WaitingMail) =>
  confidence === null ? '' : `, ${wholePercent(confidence)}`;
