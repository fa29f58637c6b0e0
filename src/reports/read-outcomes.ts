import type { DuckDb } from '../database/duckdb.ts';
import type { Manifest } from '../database/manifest.ts';
import { countedAsOf } from './describe-warehouse.ts';
import type { Group, Outcomes } from './model.ts';
import { runQuery } from './run-query.ts';

type Dimension = 'all' | 'session' | 'company' | 'tier' | 'domain' | 'source' | 'effort';
type OutcomeRow = NamedGroup & { dimension: Dimension };

/** A group of applications and by what it is one; `name` is null for applications without, say, a session. */
export type NamedGroup = Group & { name: string | null };

/** What became of all applications, or of some sessions' or companies', grouped every way there is; the largest first. */
export async function readOutcomes(
  duckDb: DuckDb,
  manifest: Manifest,
  only: { session_ids?: string; company_ids?: string } = {},
): Promise<Map<Dimension, NamedGroup[]>> {
  const parameters = { session_ids: null, company_ids: null, ...only, ...asOfNumbers(manifest) };
  const rows = await runQuery<OutcomeRow>(duckDb, 'outcomes.sql', parameters);
  const groups = new Map<Dimension, NamedGroup[]>();
  for (const { dimension, ...group } of rows) {
    const others = groups.get(dimension);
    if (others) others.push(group);
    else groups.set(dimension, [group]);
  }
  return groups;
}

/** As of when, and how, the derived tables counted silence: what reports add is counted the same way. */
export function asOfNumbers(manifest: Manifest) {
  return { as_of: countedAsOf(manifest), ghost_after_days: manifest.reporting.ghost_after_days };
}

/** Of what has no application. */
export const noOutcomes: Outcomes = {
  sent: 0,
  replied: 0,
  interviewed: 0,
  offered: 0,
  rejected: 0,
  ghosted: 0,
  waiting: 0,
  reply_rate: null,
  interview_rate: null,
  offer_rate: null,
  rejection_rate: null,
  ghost_rate: null,
  waiting_rate: null,
  fastest_days: null,
  median_days: null,
  p80_days: null,
  slowest_days: null,
};

/** Of everything, where there is nothing. */
export const noGroup: Group = {
  ...noOutcomes,
  total: 0,
  successful: 0,
  failed: 0,
  unfinished: 0,
  success_rate: null,
  cost_usd: '0.000000',
};
