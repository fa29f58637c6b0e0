import type { Block, Cell } from '../document.ts';
import { compact, day, integer, NOTHING, percent, words } from '../format.ts';
import type { OverviewReport } from './model.ts';

type Mail = OverviewReport['mail'];

/** What the loaded mail leaves open, so that the numbers above can be trusted, or not. */
export function describeMail({ mail }: OverviewReport, zone: string): Block[] {
  if (mail.messages === 0) {
    return [
      { kind: 'heading', text: 'Mail' },
      {
        kind: 'paragraph',
        text: "No mail is loaded: without it nothing counts as answered. 'nyx-etl ingest emails' loads it.",
      },
    ];
  }
  const due = mail.applications_due;
  const without = mail.applications_without_mail;
  return [
    {
      kind: 'heading',
      text: 'How far the mail covers it',
      note: `${compact(mail.messages)} messages`,
    },
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
    ...senders(mail, zone),
    ...languages(mail),
    ...lostAnswers(mail, zone),
    ...doubts(mail, zone),
  ];
}

function senders({ unrecognised_senders: all }: Mail, zone: string): Block[] {
  const rows = all.map(({ domain, label, messages, last_received_at }): Cell[] => [
    { text: domain },
    { text: integer(messages) },
    { text: words(label) },
    { text: day(last_received_at, zone) },
  ]);
  return table(['Mail the rules are unsure of', 'Messages', 'Taken for', 'Newest'], rows);
}

function languages({ languages_without_rules: all }: Mail): Block[] {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const rows = all.map(({ language, messages }): Cell[] => [
    { text: names.of(language) ?? language },
    { text: integer(messages) },
  ]);
  return table(['No rules for mail in', 'Messages'], rows);
}

function lostAnswers({ lost_answers: all }: Mail, zone: string): Block[] {
  const rows = all.map(({ label, domain, messages, last_received_at }): Cell[] => [
    { text: words(label) },
    { text: integer(messages) },
    { text: day(last_received_at, zone) },
    { text: domain ?? NOTHING },
  ]);
  return table(['Answers that fit no application', 'Messages', 'Newest', 'From'], rows);
}

function doubts({ doubts: all }: Mail, zone: string): Block[] {
  const rows = all.map(({ received_at, applications, companies }): Cell[] => [
    { text: day(received_at, zone) },
    { text: integer(applications) },
    { text: companies.length === 0 ? NOTHING : companies.join(', ') },
  ]);
  return table(['Mail that fits several', 'Applications', 'Companies'], rows);
}

function table(titles: string[], rows: Cell[][]): Block[] {
  if (rows.length === 0) return [];
  const columns = titles.map((title, index) =>
    index === 1 ? { title, align: 'right' as const } : { title },
  );
  return [{ kind: 'table', columns, rows }];
}
