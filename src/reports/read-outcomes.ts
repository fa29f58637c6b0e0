import type { DuckDb } from '../database/duckdb.ts';
import type { Manifest } from '../database/manifest.ts';
import type { Group } from './model.ts';
import { runQuery } from './run-query.ts';
import { wilson } from './wilson.ts';

type Dimension = 'all' | 'session' | 'company' | 'tier' | 'domain' | 'source' | 'effort';
type Rates = 'success_rate' | 'reply_rate' | 'interview_rate' | 'offer_rate' | 'ghost_rate';
type OutcomeRow = Omit<Group, Rates> & { dimension: Dimension; name: string | null };

/** A group of applications and by what it is one; `name` is null for applications without, say, a session. */
export type NamedGroup = Group & { name: string | null };

/** What became of all applications, or of one session's or company's, grouped every way there is; the largest first. */
export async function readOutcomes(
  duckDb: DuckDb,
  { as_of, reporting: { ghost_after_days } }: Manifest,
  only: { session_id?: string; company_id?: string | null } = {},
): Promise<Map<Dimension, NamedGroup[]>> {
  const parameters = { session_id: null, company_id: null, ...only, as_of, ghost_after_days };
  const rows = await runQuery<OutcomeRow>(duckDb, 'outcomes.sql', parameters);
  const groups = new Map<Dimension, NamedGroup[]>();
  for (const { dimension, ...row } of rows) {
    const group = { ...row, ...rates(row) };
    groups.set(dimension, [...(groups.get(dimension) ?? []), group]);
  }
  return groups;
}

function rates({ sent, replied, interviewed, offered, ghosted, successful, failed }: Omit<Group, Rates>) {
  return {
    success_rate: wilson(successful, successful + failed),
    reply_rate: wilson(replied, sent),
    interview_rate: wilson(interviewed, sent),
    offer_rate: wilson(offered, sent),
    ghost_rate: wilson(ghosted, sent),
  };
}
