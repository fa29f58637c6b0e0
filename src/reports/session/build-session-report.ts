import type { DuckDb } from '../../database/duckdb.ts';
import type { Warehouse } from '../../database/warehouse.ts';
import { reportedWarehouse } from '../describe-warehouse.ts';
import { outcomes } from '../model.ts';
import { noOutcomes, readOutcomes } from '../read-outcomes.ts';
import { groupRows, idList, runQuery } from '../run-query.ts';
import { findSession } from './find-session.ts';
import type { SessionDigest, SessionReport } from './model.ts';

type Of<Row> = Row & { session_id: string };

/**
 * Reads the report of one session from an open warehouse; `wanted` is its id, its name, or `last`.
 * Throws ConfigError (exit 2) for an unknown session.
 */
export async function buildSessionReport(
  duckDb: DuckDb,
  warehouse: Warehouse,
  wanted: string,
): Promise<SessionReport> {
  const [report] = await buildSessionReports(duckDb, warehouse, [
    await findSession(duckDb, wanted),
  ]);
  if (!report) throw new Error('a session that was found is gone');
  return report;
}

/** Reads the reports of some sessions, in the order of `ids`. Each query runs once for all of them. */
export async function buildSessionReports(
  duckDb: DuckDb,
  { manifest }: Warehouse,
  ids: readonly string[],
): Promise<SessionReport[]> {
  const session_ids = idList(ids);
  const query = <Row>(name: string) =>
    runQuery<Row>(duckDb, `session/${name}.sql`, { session_ids });
  const grouped = async <Row>(name: string) => groupRows(await query<Of<Row>>(name), 'session_id');
  const sessions = new Map(
    (await query<SessionReport['session']>('session')).map((row) => [row.id, row]),
  );
  const groups = (await readOutcomes(duckDb, manifest, { session_ids })).get('session') ?? [];
  const responses = new Map(groups.map((group) => [group.name, outcomes.parse(group)]));
  const digests = await readDigests(query);
  const good_news = await grouped<SessionReport['good_news'][number]>('good_news');
  const domains = await grouped<SessionReport['domains'][number]>('domains');
  const tiers = await grouped<SessionReport['tiers'][number]>('tiers');
  const incidents = await grouped<SessionReport['incidents'][number]>('incidents');
  const model_usage = await grouped<SessionReport['model_usage'][number]>('model_usage');
  const history = await grouped<SessionReport['history'][number]>('history');
  const baselines = await grouped<SessionReport['baselines'][number]>('baselines');
  return ids.flatMap((id) => {
    const session = sessions.get(id);
    if (!session) return [];
    return {
      schema: 'nyx-etl/report@1',
      kind: 'session',
      warehouse: reportedWarehouse(manifest),
      session,
      digest: digests.get(id) ?? null,
      responses: responses.get(id) ?? noOutcomes,
      good_news: good_news.get(id) ?? [],
      domains: domains.get(id) ?? [],
      tiers: tiers.get(id) ?? [],
      incidents: incidents.get(id) ?? [],
      model_usage: model_usage.get(id) ?? [],
      history: history.get(id) ?? [],
      baselines: baselines.get(id) ?? [],
    };
  });
}

type Troubles = Pick<
  SessionDigest,
  | 'qa_checks'
  | 'qa_issues'
  | 'qa_fixed'
  | 'model_calls_failed'
  | 'model_calls_timed_out'
  | 'model_calls_rate_limited'
>;
type Digest = Omit<SessionDigest, keyof Troubles>;

async function readDigests(
  query: <Row>(name: string) => Promise<Row[]>,
): Promise<Map<string, SessionDigest>> {
  const troubles = new Map(
    (await query<Of<Troubles>>('troubles')).map(({ session_id, ...row }) => [session_id, row]),
  );
  const digests = await query<Of<Digest>>('digest');
  return new Map(
    digests.map(({ session_id, ...digest }) => [
      session_id,
      { ...digest, ...troubles.get(session_id) } as SessionDigest,
    ]),
  );
}
