import type { DuckDb } from '../../database/duckdb.ts';
import type { Warehouse } from '../../database/warehouse.ts';
import { reportedWarehouse } from '../describe-warehouse.ts';
import { group } from '../model.ts';
import { type NamedGroup, noGroup, noOutcomes, readOutcomes } from '../read-outcomes.ts';
import { runQuery } from '../run-query.ts';
import { compareCompanies } from './compare-companies.ts';
import type { OverviewReport } from './model.ts';

const MOST_DOMAINS = 50;
const TIERS = ['top', 'normal', 'avoid', 'unknown'];
const EFFORTS = ['high', 'medium', 'low'];

type Query = <Row>(name: string) => Promise<Row[]>;

/** Reads the report of everything from an open warehouse. */
export async function buildOverviewReport(
  duckDb: DuckDb,
  { manifest }: Warehouse,
): Promise<OverviewReport> {
  const { as_of, reporting } = manifest;
  const { ghost_after_days } = reporting;
  const query: Query = (name) =>
    runQuery(duckDb, `overview/${name}.sql`, { as_of, ghost_after_days });
  const groups = await readOutcomes(duckDb, manifest);
  const named = (name: Parameters<typeof groups.get>[0]) =>
    (groups.get(name) ?? []).flatMap(withName);
  const outcomes = group.parse(groups.get('all')?.[0] ?? noGroup);
  return {
    schema: 'nyx-etl/report@1',
    kind: 'overview',
    warehouse: reportedWarehouse(manifest),
    timezone: reporting.timezone,
    ghost_after_days,
    totals: await readTotals(query, outcomes),
    outcomes,
    funnel: await query('steps'),
    sessions: await readSessions(query, named('session')),
    tiers: inOrder(named('tier'), TIERS),
    efforts: inOrder(named('effort'), EFFORTS),
    sources: named('source'),
    domains: named('domain').slice(0, MOST_DOMAINS),
    companies: compareCompanies(await query('company_names'), named('company')),
    response_times: await query('response_times'),
    mail: await readMail(query),
  };
}

function withName(group: NamedGroup): (NamedGroup & { name: string })[] {
  return group.name === null ? [] : [{ ...group, name: group.name }];
}

function inOrder<Named extends { name: string }>(groups: Named[], order: string[]): Named[] {
  return groups.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

type Counted = 'sessions' | 'companies' | 'job_posts' | 'first_sent_at' | 'last_sent_at';
type Spent = 'tokens_input' | 'tokens_output' | 'cost_usd';

async function readTotals(
  query: Query,
  { sent, replied, interviewed, offered }: OverviewReport['outcomes'],
): Promise<OverviewReport['totals']> {
  const [totals] = await query<Pick<OverviewReport['totals'], Counted | Spent>>('totals');
  if (!totals) throw new Error('an aggregate gave no row');
  const per = (count: number) =>
    count === 0 ? null : (Number(totals.cost_usd) / count).toFixed(4);
  return {
    ...totals,
    cost_usd_per_sent: per(sent),
    cost_usd_per_reply: per(replied),
    cost_usd_per_interview: per(interviewed),
    cost_usd_per_offer: per(offered),
  };
}

async function readSessions(
  query: Query,
  groups: (NamedGroup & { name: string })[],
): Promise<OverviewReport['sessions']> {
  const byId = new Map(groups.map((one) => [one.name, one]));
  const sessions = await query<OverviewReport['sessions'][number]>('sessions');
  return sessions.map((session) => {
    const group = byId.get(session.id) ?? noOutcomes;
    const { sent, replied, reply_rate, interviewed, offered } = group;
    return { ...session, sent, replied, reply_rate, interviewed, offered };
  });
}

async function readMail(query: Query): Promise<OverviewReport['mail']> {
  const [mail] = await query<OverviewReport['mail']>('mail');
  if (!mail) throw new Error('an aggregate gave no row');
  return {
    ...mail,
    unrecognised_senders: await query('senders'),
    languages_without_rules: await query('languages'),
    lost_answers: await query('lost_answers'),
    doubts: await query('doubts'),
  };
}
