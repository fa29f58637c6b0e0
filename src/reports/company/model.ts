import { z } from 'zod';
import { count, decimal, group, id, instant, rate, warehouse } from '../model.ts';

const application = z.object({
  id,
  session_id: id.nullable(),
  session: z.string().nullable(),
  job_title: z.string().nullable(),
  status: z.string(),
  sent_at: instant.nullable(),
  reached: z.enum(['not sent', 'sent', 'replied', 'interview', 'offer']),
  replied_at: instant.nullable(),
  response_days: decimal.nullable(),
  interviewed_at: instant.nullable(),
  offered_at: instant.nullable(),
  rejected_at: instant.nullable(),
  ghosted: z.boolean(),
  cost_usd: decimal.nullable(),
});

const property = z.object({
  key: z.string(),
  source: z.string().nullable().describe('computed, manual or external_api'),
  value: z.json(),
  interval: rate
    .omit({ value: true })
    .nullable()
    .describe('95 % Wilson interval of a computed rate'),
});

const day = z.object({
  day: z.string().describe('YYYY-MM-DD in the reporting time zone'),
  sent: count,
  successful: count,
  interviews: count,
  offers: count,
  avg_response_days: decimal.nullable(),
});

const month = z.object({
  month: z.string().describe('YYYY-MM'),
  sent: count,
  interviews: count,
});

const interview = z.object({
  type: z.string().nullable(),
  round: count.nullable(),
  scheduled_at: instant.nullable(),
  created_at: instant.nullable(),
  job_title: z.string().nullable(),
  outcome: z.string().nullable(),
  offer: z.boolean(),
});

/** What `report --company --json` prints. */
export const companyReportSchema = z.object({
  schema: z.literal('nyx-etl/report@1'),
  kind: z.literal('company'),
  warehouse,
  timezone: z.string().describe('that of reporting'),
  company: z.object({
    id,
    name: z.string(),
    domain: z.string().nullable(),
    tier: z.string(),
    industry: z.string().nullable(),
    size: z.string().nullable(),
    city: z.string().nullable(),
    country: z.string().nullable(),
  }),
  outcomes: group.nullable().describe('null without an application'),
  properties: z.array(property),
  days: z.array(day).describe('company_metrics_daily, the oldest first'),
  months: z.array(month).describe('the same by month, the oldest first'),
  applications: z.array(application).describe('the newest first'),
  interviews: z.array(interview).describe('the newest first'),
});

export type CompanyReport = z.infer<typeof companyReportSchema>;
