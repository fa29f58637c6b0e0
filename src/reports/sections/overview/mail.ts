import { z } from 'zod';
import type { Block } from '../../document.ts';
import { compact, integer, percent } from '../../format.ts';
import { count, rate } from '../../model.ts';
import { one } from '../../section.ts';
import { describeWaiting } from '../describe-waiting.ts';

const row = z.object({
  messages: count,
  inbound: count,
  linked: count.describe('messages that are linked to an application'),
  applications_due: count.describe(
    'sent while mail is loaded, and longer ago than ghost_after_days',
  ),
  applications_without_mail: count.describe('of those due'),
  without_mail_rate: rate.nullable().describe('applications_without_mail of applications_due'),
  to_review: count.describe("messages that wait for a person's verdict: they count as no answer"),
  in_doubt: count.describe('messages that fit several applications'),
  answers_without_application: count,
});

/** What the loaded mail covers, so that the numbers above can be trusted, or not. */
export const mail = one({
  name: 'mail',
  module: import.meta.url,
  row,
  show: (found) =>
    found.messages === 0
      ? [
          { kind: 'heading', text: 'Mail' },
          {
            kind: 'paragraph',
            text: "No mail is loaded: without it nothing counts as answered but what is noted by hand. 'nyx-etl ingest emails' loads it.",
          },
        ]
      : covered(found),
});

function covered(mail: z.infer<typeof row>): Block[] {
  const { applications_due: due, applications_without_mail: without } = mail;
  return [
    {
      kind: 'heading',
      text: 'How far the mail covers it',
      note: `${compact(mail.messages)} messages`,
    },
    ...describeWaiting(mail.to_review),
    {
      kind: 'facts',
      facts: [
        {
          label: 'linked',
          value: integer(mail.linked),
          note: 'messages that belong to an application',
        },
        {
          label: 'without mail',
          value: integer(without),
          note:
            due === 0
              ? 'applications; none is old enough yet'
              : `of ${integer(due)} applications that should have some by now (${percent(mail.without_mail_rate?.value ?? null)})`,
        },
        {
          label: 'fit several',
          value: integer(mail.in_doubt),
          note: 'messages, linked to none of the applications they fit',
        },
        {
          label: 'fit none',
          value: integer(mail.answers_without_application),
          note: 'answers without an application',
        },
      ],
    },
  ];
}
