import { z } from 'zod';
import { big, count, decimal, group, id, instant, rate, warehouse } from '../model.ts';

const namedGroup = group.extend({ name: z.string() });

const step = z.object({
  step: z.enum(['sent', 'replied', 'interview', 'offer']),
  applications: count,
  of_sent: rate.nullable(),
  of_previous: rate.nullable().describe('of those that took the step before; null for the first'),
});

const company = z.object({
  id,
  name: z.string(),
  tier: z.string(),
  sent: count,
  reply_rate: rate,
  ghosted: count,
});

const session = z.object({
  id,
  name: z.string().nullable(),
  status: z.string().nullable(),
  started_at: instant.nullable(),
  total: count,
  successful: count,
  failed: count,
  success_rate: rate.nullable().describe('successful of successful and failed'),
  sent: count,
  replied: count,
  reply_rate: rate.nullable().describe('replied of sent'),
  interviewed: count,
  offered: count,
  cost_usd: decimal,
});

const mail = z.object({
  messages: count,
  inbound: count,
  linked: count.describe('messages that are linked to an application'),
  applications_due: count.describe(
    'sent while mail is loaded, and longer ago than ghost_after_days',
  ),
  applications_without_mail: count.describe('of those due'),
  without_mail_rate: rate.nullable().describe('applications_without_mail of applications_due'),
  in_doubt: count.describe('messages that fit several applications'),
  answers_without_application: count,
  unrecognised_senders: z.array(
    z.object({
      domain: z.string(),
      label: z.string().describe('what the rules take it for, without being sure'),
      messages: count,
      last_received_at: instant.nullable(),
    }),
  ),
  languages_without_rules: z.array(
    z.object({ language: z.string().describe('ISO 639-1 code'), messages: count }),
  ),
  lost_answers: z.array(
    z.object({
      label: z.string(),
      domain: z
        .string()
        .nullable()
        .describe('null for applicant-tracking systems and personal mail'),
      messages: count,
      last_received_at: instant.nullable(),
    }),
  ),
  doubts: z.array(
    z.object({
      email_id: id,
      received_at: instant.nullable(),
      applications: count,
      companies: z.array(z.string()),
    }),
  ),
});

/** What `report --overview --json` prints. */
export const overviewReportSchema = z.object({
  schema: z.literal('nyx-etl/report@1'),
  kind: z.literal('overview'),
  warehouse,
  timezone: z.string().describe('that of reporting'),
  ghost_after_days: z.number(),
  totals: z.object({
    sessions: count,
    companies: count.describe('that something was sent to'),
    job_posts: count,
    first_sent_at: instant.nullable(),
    last_sent_at: instant.nullable(),
    tokens_input: big,
    tokens_output: big,
    cost_usd: decimal,
    cost_usd_per_sent: decimal.nullable(),
    cost_usd_per_reply: decimal.nullable(),
    cost_usd_per_interview: decimal.nullable(),
    cost_usd_per_offer: decimal.nullable(),
  }),
  outcomes: group,
  funnel: z.array(step),
  sessions: z.array(session).describe('the finished ones, the oldest first'),
  tiers: z.array(namedGroup),
  efforts: z.array(namedGroup),
  sources: z.array(namedGroup).describe('by name of the job source'),
  domains: z.array(namedGroup).describe('the busiest fifty'),
  companies: z.object({
    least_sent: count.describe('fewer applications sent are not compared'),
    compared: count,
    best: z.array(company).describe('by the lower end of the interval of the reply rate'),
    worst: z.array(company).describe('by its upper end'),
  }),
  response_times: z.array(
    z.object({
      from_days: count,
      to_days: count.nullable().describe('exclusive'),
      responses: count,
    }),
  ),
  mail,
});

export type OverviewReport = z.infer<typeof overviewReportSchema>;
