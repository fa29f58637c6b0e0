import type { DuckDb } from '../../database/duckdb.ts';
import type { Warehouse } from '../../database/warehouse.ts';
import { readOutcomes } from '../read-outcomes.ts';
import { runQuery } from '../run-query.ts';
import { findCompany } from './find-company.ts';
import type { CompanyReport } from './model.ts';

type Of<Row> = Row & { company_id: string };
type PropertyRow = Of<{ key: string; source: string | null; value: string; ci95: string | null }>;

/**
 * Reads the report of one company from an open warehouse; `wanted` is its id or its name.
 * Throws ConfigError (exit 2) for an unknown company.
 */
export async function buildCompanyReport(
  duckDb: DuckDb,
  warehouse: Warehouse,
  wanted: string,
): Promise<CompanyReport> {
  const [report] = await buildReports(duckDb, warehouse, await findCompany(duckDb, wanted));
  if (!report) throw new Error('a company that was found is gone');
  return report;
}

/** Reads the reports of every company with an application, by name. Each query runs once for all of them. */
export async function buildCompanyReports(duckDb: DuckDb, warehouse: Warehouse): Promise<CompanyReport[]> {
  return buildReports(duckDb, warehouse, null);
}

async function buildReports(
  duckDb: DuckDb,
  { manifest }: Warehouse,
  company_id: string | null,
): Promise<CompanyReport[]> {
  const { as_of, snapshot_at, profile, reporting } = manifest;
  const query = <Row>(name: string) =>
    runQuery<Row>(duckDb, `company/${name}.sql`, {
      company_id,
      as_of,
      ghost_after_days: reporting.ghost_after_days,
    });
  const grouped = async <Row>(name: string) => groupRows(await query<Of<Row>>(name));
  const outcomes = (await readOutcomes(duckDb, manifest, { company_id })).get('company') ?? [];
  const outcomesOf = new Map(outcomes.map(({ name, ...group }) => [name, group]));
  const properties = Map.groupBy(await query<PropertyRow>('properties'), (row) => row.company_id);
  const days = await grouped<CompanyReport['days'][number]>('days');
  const applications = await grouped<CompanyReport['applications'][number]>('applications');
  const interviews = await grouped<CompanyReport['interviews'][number]>('interviews');
  const companies = await query<CompanyReport['company']>('companies');
  return companies.map((company) => ({
    schema: 'nyx-etl/report@1',
    kind: 'company',
    warehouse: { as_of, snapshot_at, profile },
    timezone: reporting.timezone,
    company,
    outcomes: outcomesOf.get(company.id) ?? null,
    properties: (properties.get(company.id) ?? []).map(toProperty),
    days: days.get(company.id) ?? [],
    applications: applications.get(company.id) ?? [],
    interviews: interviews.get(company.id) ?? [],
  }));
}

function groupRows<Row>(rows: Of<Row>[]): Map<string, Omit<Of<Row>, 'company_id'>[]> {
  const groups = new Map<string, Omit<Of<Row>, 'company_id'>[]>();
  for (const { company_id, ...row } of rows) {
    const group = groups.get(company_id);
    if (group) group.push(row);
    else groups.set(company_id, [row]);
  }
  return groups;
}

function toProperty({ key, source, value, ci95 }: PropertyRow): CompanyReport['properties'][number] {
  const [low, high] = ci95 === null ? [] : (JSON.parse(ci95) as number[]);
  const interval = low === undefined || high === undefined ? null : { low, high };
  return { key, source, value: JSON.parse(value), interval };
}
