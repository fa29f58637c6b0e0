// The parts that reports of every kind are made of.
import { z } from 'zod';

/** Any that PostgreSQL takes, also of no version. */
export const id = z.guid();
export const instant = z.string().describe('RFC 3339, UTC');
export const count = z.number().int().nonnegative();
/** How long something took; negative where two clocks disagree. */
export const seconds = z.number().int();
export const big = z
  .string()
  .regex(/^\d+$/)
  .describe('sum of 64-bit integers, written as a string');
export const decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .describe('exact decimal');
export const rate = z
  .object({ value: z.number(), low: z.number(), high: z.number() })
  .describe('share from 0 to 1 with its 95 % Wilson interval');

export const warehouse = z.object({
  as_of: instant,
  snapshot_at: instant,
  profile: z.string(),
  numbers_as_of: instant
    .nullable()
    .describe('logical time of the run that computed the derived tables; null if none did'),
  numbers_current: z.boolean().describe('whether no row had changed since'),
});

/** What became of the applications of a session, a company, or all. */
export const outcomes = z.object({
  sent: count,
  replied: count,
  reply_rate: rate.nullable().describe('replied of sent'),
  interviewed: count,
  interview_rate: rate.nullable().describe('interviewed of sent'),
  offered: count,
  offer_rate: rate.nullable().describe('offered of sent'),
  rejected: count,
  rejection_rate: rate.nullable().describe('rejected of sent'),
  ghosted: count,
  ghost_rate: rate.nullable().describe('ghosted of sent'),
  waiting: count.describe('sent, no response, not ghosted'),
  waiting_rate: rate.nullable().describe('waiting of sent'),
  fastest_days: decimal.nullable(),
  median_days: decimal.nullable(),
  p80_days: decimal.nullable(),
  slowest_days: decimal.nullable(),
});

/** A group of applications: how they went, what became of them, and what their model calls cost. */
export const group = outcomes.extend({
  total: count,
  successful: count,
  failed: count,
  unfinished: count.describe('neither'),
  success_rate: rate.nullable().describe('successful of successful and failed'),
  cost_usd: decimal,
});

export type Rate = z.infer<typeof rate>;
export type Outcomes = z.infer<typeof outcomes>;
export type Group = z.infer<typeof group>;
