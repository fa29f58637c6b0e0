import { z } from 'zod';
import type { Block, Cell } from '../../document.ts';
import {
  andMore,
  day,
  days,
  integer,
  moment,
  NOTHING,
  percent,
  plural,
  words,
} from '../../format.ts';
import { count, decimal, id, instant } from '../../model.ts';
import { type Context, many } from '../../section.ts';
import { happened } from '../company/course.ts';
import { right } from '../describe-outcomes.ts';
import { companyCell } from '../session/result.ts';

const SHOWN_NEWS = 12;

/** What came in the last seven days, first of all. */
const news = many({
  name: 'news',
  module: import.meta.url,
  row: z.object({
    at: instant,
    what: z.string().describe('a kind of answer, interview or job_offer'),
    is_certain: z.boolean().describe('false for a guess that nobody has confirmed'),
    company_id: id.nullable(),
    company: z.string().nullable(),
    job_title: z.string().nullable(),
    of: count.describe('how many came'),
  }),
  describe: 'answers of the last seven days, the newest first, up to forty',
  show: (rows, { zone, pages }) => {
    const [first] = rows;
    const heading = {
      kind: 'heading',
      text: 'New in the last seven days',
      note: first ? plural(first.of, 'piece of news', 'pieces of news') : 'nothing came',
    } as const;
    if (!first) return [heading];
    return [
      heading,
      {
        kind: 'table',
        columns: ['On', 'What', 'Company', 'Job'].map((title) => ({ title })),
        rows: rows
          .slice(0, SHOWN_NEWS)
          .map((one): Cell[] => [
            { text: day(one.at, zone) },
            happened(one),
            companyCell(one, pages),
            { text: one.job_title ?? NOTHING },
          ]),
        ...andMore(first.of - SHOWN_NEWS),
      },
    ];
  },
});

/** The interviews to come. */
const upcoming = many({
  name: 'upcoming',
  module: import.meta.url,
  row: z.object({
    at: instant,
    type: z.string().nullable(),
    round: count.nullable(),
    duration_minutes: z.number().int().nullable(),
    company_id: id.nullable(),
    company: z.string().nullable(),
    job_title: z.string().nullable(),
  }),
  describe: 'interviews that are still to come, the next first',
  show: (rows, { zone, pages }) =>
    rows.length === 0
      ? []
      : [
          { kind: 'heading', text: 'Interviews to come', note: plural(rows.length, 'interview') },
          {
            kind: 'table',
            columns: ['When', 'Company', 'Job', 'Kind', 'Round'].map((title) => ({ title })),
            rows: rows.map((one): Cell[] => [
              { text: moment(one.at, zone) },
              companyCell(one, pages),
              { text: one.job_title ?? NOTHING },
              { text: words(one.type ?? NOTHING) },
              { text: one.round === null ? NOTHING : integer(one.round) },
            ]),
          },
        ],
});

const SHOWN_SILENT = 15;

const row = z.object({
  application_id: id,
  company_id: id.nullable(),
  company: z.string().nullable(),
  job_title: z.string().nullable(),
  tier: z.string(),
  sent_at: instant,
  silent_days: count,
  usual_days: decimal
    .nullable()
    .describe('four of five answers of its company, else of all, came within'),
  is_usual_of_company: z.boolean().describe('whether usual_days is that of its company'),
  chance: z
    .number()
    .nullable()
    .describe('that an answer still comes; null where fewer than five answers are dated'),
  of: count.describe('how many applications there are of this kind'),
});
type Silent = z.infer<typeof row>;

/** What to ask after now, the best chance first. */
const followUp = many({
  name: 'follow_up',
  module: import.meta.url,
  query: './silence.sql',
  where: { verdict: 'follow up' },
  row,
  describe: 'silent for longer than usual, not yet hopeless; the best chance first, up to 100',
  show: (rows, context) => {
    const [first] = rows;
    const heading = {
      kind: 'heading',
      text: 'Follow up now',
      note: first ? `${integer(first.of)}, the best chance first` : 'nothing today',
    } as const;
    const none = {
      kind: 'paragraph',
      text: 'Nothing open is known to have been silent for longer than answers usually take.',
    } as const;
    return [heading, ...(first ? [table(rows, context)] : [none])];
  },
});

/** What not to wait for any longer. */
const stopWaiting = many({
  name: 'stop_waiting',
  module: import.meta.url,
  query: './silence.sql',
  where: { verdict: 'stop waiting' },
  row,
  describe: 'hopeless: ghosted, or a chance below 0.05; up to 100',
  show: (rows, { ghostAfterDays }) => {
    const [first] = rows;
    if (!first) return [];
    return [
      { kind: 'heading', text: 'Stop waiting' },
      {
        kind: 'paragraph',
        text: `${plural(first.of, 'application')} will hardly be answered any more: silent for more than ${plural(ghostAfterDays, 'day')}, or with a chance below 5 %. Nothing is lost by letting them go.`,
      },
    ];
  },
});

function table(rows: Silent[], { zone, pages }: Context): Block {
  return {
    kind: 'table',
    columns: [
      { title: 'Company' },
      { title: 'Job' },
      { title: 'Tier' },
      { title: 'Sent' },
      ...right('Silent', 'Usual', 'Chance'),
    ],
    rows: rows.slice(0, SHOWN_SILENT).map((one): Cell[] => [
      companyCell(one, pages),
      { text: one.job_title ?? NOTHING },
      { text: one.tier },
      { text: day(one.sent_at, zone) },
      { text: plural(one.silent_days, 'day') },
      { text: `${days(one.usual_days)}${one.is_usual_of_company ? '' : ' (all)'}` },
      {
        text: percent(one.chance),
        ...(one.chance === null ? {} : { share: one.chance }),
      },
    ]),
    ...andMore((rows[0]?.of ?? 0) - SHOWN_SILENT),
  };
}

/** What came lately, and what to do next. */
export const next = [news, upcoming, followUp, stopWaiting] as const;
