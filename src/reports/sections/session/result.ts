import { z } from 'zod';
import { countedAsOf } from '../../describe-warehouse.ts';
import type { Cell, Fact, Pages } from '../../document.ts';
import { andMore, day, days, dollars, duration, NOTHING, plural, tokens } from '../../format.ts';
import { big, count, decimal, id, instant, outcomes, rate, seconds } from '../../model.ts';
import { many, maybe, one } from '../../section.ts';
import { formFacts } from '../company/answers.ts';
import { describeOutcomes, noOutcomes } from '../describe-outcomes.ts';
import { describeWaiting } from '../describe-waiting.ts';

/** Which session it is. */
const session = one({
  name: 'session',
  module: import.meta.url,
  row: z.object({
    id,
    name: z.string().nullable(),
    status: z.string().nullable(),
    started_at: instant.nullable(),
    ended_at: instant.nullable(),
    duration_seconds: seconds.nullable(),
    timezone: z.string(),
  }),
});

const row = z.object({
  generated_at: instant,
  summary_text: z.string().nullable(),
  total: count,
  successful: count,
  failed: count,
  unfinished: count.nullable().describe('neither; null while the session goes on'),
  success_rate: rate
    .nullable()
    .describe('successful of successful and failed; null while the session goes on'),
  low_effort: count,
  medium_effort: count,
  high_effort: count,
  tokens_input: big,
  tokens_output: big,
  cost_usd: decimal,
  cost_usd_per_success: decimal.nullable(),
  avg_match_score: decimal.nullable(),
  avg_duration_seconds: seconds.nullable(),
  qa_checks: count,
  qa_issues: count,
  qa_fixed: count,
  model_calls_failed: count,
  model_calls_timed_out: count,
  model_calls_rate_limited: count,
});

type SessionDigest = z.infer<typeof row>;

/** How the session itself went. */
const digest = maybe({
  name: 'digest',
  module: import.meta.url,
  row,
  describe: 'null until the session is finished and transformed',
  show: (found) =>
    found
      ? [{ kind: 'facts', facts: facts(found) }]
      : [
          {
            kind: 'paragraph',
            text: "There is no digest of this session yet: it is made by 'nyx-etl transform' once the session has ended.",
          },
        ],
});

function facts(digest: SessionDigest): Fact[] {
  const perSuccess = digest.cost_usd_per_success;
  return [
    ...formFacts(digest),
    {
      label: 'effort',
      value: `${digest.low_effort} low, ${digest.medium_effort} medium, ${digest.high_effort} high`,
    },
    {
      label: 'match with the posts',
      value: digest.avg_match_score ?? NOTHING,
      note: 'on average; 1.000 is a perfect match',
    },
    { label: 'time', value: duration(digest.avg_duration_seconds), note: 'per application' },
    {
      label: 'model cost',
      value: dollars(digest.cost_usd),
      note: `${perSuccess === null ? '' : `${dollars(perSuccess)} per form without an error; `}${tokens(digest.tokens_input)} tokens read, ${tokens(digest.tokens_output)} written`,
    },
  ];
}

/** What came back since. */
const responses = one({
  name: 'responses',
  module: import.meta.url,
  query: '../outcomes.sql',
  parameters: { dimensions: '[session]' },
  row: outcomes,
  empty: noOutcomes,
  show: (back, { warehouse, zone }) => [
    {
      kind: 'heading',
      text: 'What came back',
      note: `for ${plural(back.sent, 'application')} sent, by ${day(countedAsOf(warehouse), zone)}`,
    },
    ...describeOutcomes(back),
  ],
});

/** The mails that may be about its applications and wait for a person's verdict. */
const toReview = one({
  name: 'to_review',
  module: import.meta.url,
  row: z.object({ mails: count.describe('they count as no answer until then') }),
  empty: { mails: 0 },
  show: ({ mails }) => describeWaiting(mails),
});

const SHOWN = 12;

/** The interviews and offers it led to. */
const goodNews = many({
  name: 'good_news',
  module: import.meta.url,
  row: z.object({
    reached: z.enum(['interview', 'offer']),
    company: z.string().nullable(),
    company_id: id.nullable(),
    job_title: z.string().nullable(),
    sent_at: instant.nullable(),
    reached_at: instant.nullable(),
    response_days: decimal.nullable(),
  }),
  show: (news, { zone, pages }) => {
    if (news.length === 0) return [];
    return [
      {
        kind: 'table',
        columns: ['Good news', 'Company', 'Job', 'On', 'Answered after'].map((title) => ({
          title,
        })),
        rows: news
          .slice(0, SHOWN)
          .map((item): Cell[] => [
            { text: item.reached, tone: 'good' },
            companyCell(item, pages),
            { text: item.job_title ?? NOTHING },
            { text: day(item.reached_at, zone) },
            { text: days(item.response_days) },
          ]),
        ...andMore(news.length - SHOWN),
      },
    ];
  },
});

/** A company's name, which leads to its page where there is one. */
export function companyCell(
  { company, company_id }: { company: string | null; company_id: string | null },
  pages: Pages,
): Cell {
  const file = company_id === null ? undefined : pages.company(company_id);
  return { text: company ?? NOTHING, file };
}

/** What a session was, and what came of it. */
export const result = [session, digest, responses, toReview, goodNews] as const;
