import type { DuckDb } from '../../database/duckdb.ts';
import type { Warehouse } from '../../database/warehouse.ts';
import { outcomes } from '../model.ts';
import { readOutcomes } from '../read-outcomes.ts';
import { runQuery } from '../run-query.ts';
import { wilson } from '../wilson.ts';
import { findSession } from './find-session.ts';
import type { SessionDigest, SessionReport } from './model.ts';

/**
 * Reads the report of one session from an open warehouse; `wanted` is its id, its name, or `last`.
 * Throws ConfigError (exit 2) for an unknown session.
 */
export async function buildSessionReport(
  duckDb: DuckDb,
  { manifest }: Warehouse,
  wanted: string,
): Promise<SessionReport> {
  const session_id = await findSession(duckDb, wanted);
  const query = <Row>(name: string) => runQuery<Row>(duckDb, `session/${name}.sql`, { session_id });
  const [session] = await query<SessionReport['session']>('session');
  if (!session) throw new Error('a session that was found is gone');
  return {
    schema: 'nyx-etl/report@1',
    kind: 'session',
    warehouse: { as_of: manifest.as_of, snapshot_at: manifest.snapshot_at, profile: manifest.profile },
    session,
    digest: await readDigest(query),
    responses: await readResponses(duckDb, session_id, manifest),
    good_news: await query('good_news'),
    domains: await query('domains'),
    tiers: await query('tiers'),
    incidents: await query('incidents'),
    model_usage: await query('model_usage'),
    history: await query('history'),
  };
}

async function readDigest(query: <Row>(name: string) => Promise<Row[]>): Promise<SessionDigest | null> {
  const [digest] = await query<Omit<SessionDigest, 'success_rate'>>('digest');
  const [troubles] = await query<Partial<SessionDigest>>('troubles');
  if (!digest) return null;
  const { successful, failed } = digest;
  return { ...digest, ...troubles, success_rate: wilson(successful, successful + failed) };
}

async function readResponses(
  duckDb: DuckDb,
  session_id: string,
  manifest: Warehouse['manifest'],
): Promise<SessionReport['responses']> {
  const [all] = (await readOutcomes(duckDb, manifest, { session_id })).get('all') ?? [];
  return outcomes.parse(all);
}
