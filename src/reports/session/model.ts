import { z } from 'zod';
import { big, count, decimal, id, instant, outcomes, rate, warehouse } from '../model.ts';

const share = z.number().nullable();

const digest = z.object({
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

/** What `report --session --json` prints. */
export const sessionReportSchema = z.object({
  schema: z.literal('nyx-etl/report@1'),
  kind: z.literal('session'),
  warehouse,
  session: z.object({
    id,
    name: z.string().nullable(),
    status: z.string().nullable(),
    started_at: instant.nullable(),
    ended_at: instant.nullable(),
    duration_seconds: count.nullable(),
    timezone: z.string(),
  }),
  digest: digest.nullable().describe('null until the session is finished and transformed'),
  responses: outcomes,
  good_news: z.array(
    z.object({
      reached: z.enum(['interview', 'offer']),
      company: z.string().nullable(),
      company_id: id.nullable(),
      job_title: z.string().nullable(),
      sent_at: instant.nullable(),
      reached_at: instant.nullable(),
      response_days: decimal.nullable(),
    }),
  ),
  domains: z.array(
    z.object({
      domain: z.string(),
      total: count,
      successful: count,
      failed: count,
      success_rate: share.describe('successful of successful and failed'),
      captchas: count,
      avg_duration_seconds: count.nullable(),
    }),
  ),
  tiers: z.array(
    z.object({
      tier: z.string(),
      total: count,
      successful: count,
      failed: count,
      success_rate: share.describe('successful of successful and failed'),
      avg_match_score: decimal.nullable(),
      cost_usd: decimal,
    }),
  ),
  incidents: z.array(
    z.object({
      kind: z.enum(['failure', 'captcha', 'two_factor', 'qa']),
      name: z.string(),
      times: count,
    }),
  ),
  model_usage: z.array(
    z.object({
      purpose: z.string(),
      calls: count,
      tokens_input: big,
      tokens_output: big,
      cost_usd: decimal,
      cost_share: share.describe('of the cost of all calls that lead to the session'),
    }),
  ),
  history: z
    .array(
      z.object({
        id,
        name: z.string().nullable(),
        started_at: instant.nullable(),
        total: count,
        successful: count,
        failed: count,
        success_rate: rate.nullable().describe('successful of successful and failed'),
        cost_usd: decimal,
        sent: count,
        replied: count,
        reply_rate: rate.nullable().describe('replied of sent'),
      }),
    )
    .describe('up to ten finished sessions of the person, this one last'),
  baselines: z
    .array(
      z.object({
        measure: z.enum([
          'applications',
          'success_rate',
          'reply_rate',
          'match_score',
          'duration_seconds',
          'cost_usd',
          'cost_usd_per_success',
        ]),
        value: decimal.nullable().describe('of this session'),
        sessions: count.describe('how many of the last ten before it have the figure'),
        median: decimal.describe('of these'),
      }),
    )
    .describe('key figures beside those of the sessions before'),
});

export type SessionReport = z.infer<typeof sessionReportSchema>;
export type SessionDigest = z.infer<typeof digest>;
