import { z } from 'zod';
import type { Fact } from '../../document.ts';
import { dollars, duration, integer, NOTHING, percent, tokens } from '../../format.ts';
import { big, count, decimal, instant, rate } from '../../model.ts';
import { maybe } from '../../section.ts';
import { interval } from '../describe-outcomes.ts';

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
  avg_duration_seconds: count.nullable(),
  qa_checks: count,
  qa_issues: count,
  qa_fixed: count,
  model_calls_failed: count,
  model_calls_timed_out: count,
  model_calls_rate_limited: count,
});

export type SessionDigest = z.infer<typeof row>;

/** How the session itself went. */
export const digest = maybe({
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
  const { total, successful, failed, unfinished, success_rate: rate } = digest;
  const rest = unfinished ?? 0;
  const perSuccess = digest.cost_usd_per_success;
  return [
    {
      label: 'applications',
      value: integer(total),
      note: `${integer(successful)} sent without an error, ${integer(failed)} failed${rest > 0 ? `, ${integer(rest)} not finished` : ''}`,
    },
    {
      label: 'forms without an error',
      value: percent(rate?.value ?? null),
      ...(rate ? { share: rate.value, interval: rate, note: interval(rate) } : {}),
    },
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
