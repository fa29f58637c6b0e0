import type { DuckDb } from '../../database/duckdb.ts';
import type { Warehouse } from '../../database/warehouse.ts';
import { reportedWarehouse } from '../describe-warehouse.ts';
import { group } from '../model.ts';
import { asOfNumbers, type NamedGroup, noGroup, readOutcomes } from '../read-outcomes.ts';
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
  const { timezone, ghost_after_days } = manifest.reporting;
  const query: Query = (name) => runQuery(duckDb, `overview/${name}.sql`, asOfNumbers(manifest));
  const groups = await readOutcomes(duckDb, manifest);
  const named = (name: Parameters<typeof groups.get>[0]) =>
    (groups.get(name) ?? []).flatMap(withName);
  const outcomes = group.parse(groups.get('all')?.[0] ?? noGroup);
  return {
    schema: 'nyx-etl/report@1',
    kind: 'overview',
    warehouse: reportedWarehouse(manifest),
    timezone,
    ghost_after_days,
    totals: await readOne(query, 'totals'),
    outcomes,
    funnel: await query('steps'),
    sessions: await query('sessions'),
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

async function readOne<Row>(query: Query, name: string): Promise<Row> {
  const [row] = await query<Row>(name);
  if (!row) throw new Error('an aggregate gave no row');
  return row;
}

async function readMail(query: Query): Promise<OverviewReport['mail']> {
  return {
    ...(await readOne<OverviewReport['mail']>(query, 'mail')),
    unrecognised_senders: await query('senders'),
    languages_without_rules: await query('languages'),
    lost_answers: await query('lost_answers'),
    doubts: await query('doubts'),
  };
}
