import { z } from 'zod';
import type { Block, Cell, Fact } from '../../document.ts';
import { compact, day, integer, NOTHING, percent, plural, words } from '../../format.ts';
import { count, id, instant, rate } from '../../model.ts';
import { many, one } from '../../section.ts';
import { right } from '../describe-outcomes.ts';
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

/** What mail left unsure, and how much the numbers would move. */
export const unsure = many({
  name: 'unsure',
  module: import.meta.url,
  row: z.object({
    label: z.string().describe('what it may be'),
    messages: count,
    applications: count.describe('that count as unanswered'),
    reply_rate: rate.nullable(),
    reply_rate_if_right: rate.nullable().describe('if all of these were answers'),
  }),
  describe: 'guessed answers: they count nowhere else',
  show: (rows) =>
    rows.length === 0
      ? []
      : [
          {
            kind: 'table',
            columns: [
              { title: 'Guessed, and not counted' },
              ...right('Messages', 'Applications', 'Answered now', 'If all were right'),
            ],
            rows: rows.map((one): Cell[] => [
              { text: words(one.label) },
              { text: integer(one.messages) },
              { text: integer(one.applications) },
              { text: percent(one.reply_rate?.value ?? null) },
              { text: percent(one.reply_rate_if_right?.value ?? null) },
            ]),
          },
        ],
});

// What the loaded mail leaves open, by sender, language, kind and company.
/** Kinds of mail that the rules are unsure of, by sender domain. */
const unrecognisedSenders = many({
  name: 'unrecognised_senders',
  module: import.meta.url,
  row: z.object({
    domain: z.string(),
    label: z.string().describe('what the rules take it for, without being sure'),
    messages: count,
    last_received_at: instant.nullable(),
  }),
  show: (all, { zone }) =>
    table(
      ['Mail the rules are unsure of', 'Messages', 'Taken for', 'Newest'],
      all.map(({ domain, label, messages, last_received_at }) => [
        { text: domain },
        { text: integer(messages) },
        { text: words(label) },
        { text: day(last_received_at, zone) },
      ]),
    ),
});

/** Languages of mail that no rules are known for. */
const languagesWithoutRules = many({
  name: 'languages_without_rules',
  module: import.meta.url,
  row: z.object({ language: z.string().describe('ISO 639-1 code'), messages: count }),
  show: (all) => {
    const names = new Intl.DisplayNames('en', { type: 'language' });
    return table(
      ['No rules for mail in', 'Messages'],
      all.map(({ language, messages }) => [
        { text: names.of(language) ?? language },
        { text: integer(messages) },
      ]),
    );
  },
});

/** Answers that belong to no application. */
const lostAnswers = many({
  name: 'lost_answers',
  module: import.meta.url,
  row: z.object({
    label: z.string(),
    domain: z.string().nullable().describe('null for applicant-tracking systems and personal mail'),
    messages: count,
    last_received_at: instant.nullable(),
  }),
  show: (all, { zone }) =>
    table(
      ['Answers that fit no application', 'Messages', 'Newest', 'From'],
      all.map(({ label, domain, messages, last_received_at }) => [
        { text: words(label) },
        { text: integer(messages) },
        { text: day(last_received_at, zone) },
        { text: domain ?? NOTHING },
      ]),
    ),
});

/** Mail that fits several applications. */
const doubts = many({
  name: 'doubts',
  module: import.meta.url,
  row: z.object({
    email_id: id,
    received_at: instant.nullable(),
    applications: count,
    companies: z.array(z.string()),
  }),
  show: (all, { zone }) =>
    table(
      ['Mail that fits several', 'Applications', 'Companies'],
      all.map(({ received_at, applications, companies }) => [
        { text: day(received_at, zone) },
        { text: integer(applications) },
        { text: companies.length === 0 ? NOTHING : companies.join(', ') },
      ]),
    ),
});

function table(titles: string[], rows: Cell[][]): Block[] {
  if (rows.length === 0) return [];
  const columns = titles.map((title, index) =>
    index === 1 ? { title, align: 'right' as const } : { title },
  );
  return [{ kind: 'table', columns, rows }];
}

const lacks = {
  without_company: 'without a company',
  without_domain: 'without a domain',
  without_effort: 'without an effort noted',
  answered_without_date: 'answered, nobody knows when',
  sent_without_date: 'sent, nobody knows when: in every rate, in no week',
  interviewed_unsent: 'with an interview, though never sent',
} as const;

/** How fresh the data is, and what it lacks. */
export const quality = one({
  name: 'quality',
  module: import.meta.url,
  row: z.object({
    newest_application_at: instant.nullable(),
    newest_session_at: instant.nullable(),
    newest_mail_at: instant.nullable(),
    newest_post_at: instant.nullable(),
    applications: count,
    without_company: count,
    without_effort: count,
    without_domain: count,
    answered_without_date: count,
    sent_without_date: count.describe('they count in every rate, and on no day'),
    interviewed_unsent: count,
  }),
  show: (found, { zone }) => {
    const fresh: Fact[] = [
      { label: 'newest application', value: day(found.newest_application_at, zone) },
      { label: 'newest mail', value: day(found.newest_mail_at, zone) },
      { label: 'newest job post', value: day(found.newest_post_at, zone) },
    ];
    const missing = Object.entries(lacks).flatMap(([field, text]) => {
      const times = found[field as keyof typeof lacks];
      return times > 0 ? [`${integer(times)} ${text}`] : [];
    });
    const text =
      missing.length === 0
        ? 'No application lacks anything that the numbers need.'
        : `Of ${plural(found.applications, 'application')}: ${missing.join('; ')}.`;
    return [
      { kind: 'heading', text: 'How fresh and complete the data is' },
      { kind: 'facts', facts: fresh },
      { kind: 'paragraph', text },
    ];
  },
});

/** What mail leaves open, and what the data lacks. */
export const doubtful = [
  mail,
  unsure,
  unrecognisedSenders,
  languagesWithoutRules,
  lostAnswers,
  doubts,
  quality,
] as const;
