// What the loaded mail leaves open, by sender, language, kind and company.
import { z } from 'zod';
import type { Block, Cell } from '../../document.ts';
import { day, integer, NOTHING, words } from '../../format.ts';
import { count, id, instant } from '../../model.ts';
import { many } from '../../section.ts';

/** Kinds of mail that the rules are unsure of, by sender domain. */
export const unrecognisedSenders = many({
  name: 'unrecognised_senders',
  module: import.meta.url,
  query: './unrecognised_senders.sql',
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
export const languagesWithoutRules = many({
  name: 'languages_without_rules',
  module: import.meta.url,
  query: './languages_without_rules.sql',
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
export const lostAnswers = many({
  name: 'lost_answers',
  module: import.meta.url,
  query: './lost_answers.sql',
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
export const doubts = many({
  name: 'doubts',
  module: import.meta.url,
  row: z.object({
    email_id: id,
    received_at: instant.nullable(),
    applications: count,
    companies: z.array(z.string()),
  }),
  query: './doubts.sql',
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
