import type { DuckDb } from '../../database/duckdb.ts';
import type { Warehouse } from '../../database/warehouse.ts';
import { reportedWarehouse } from '../describe-warehouse.ts';
import { asOfNumbers, readOutcomes } from '../read-outcomes.ts';
import { groupRows, idList, runQuery } from '../run-query.ts';
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
  const [report] = await buildCompanyReports(duckDb, warehouse, [
    await findCompany(duckDb, wanted),
  ]);
  if (!report) throw new Error('a company that was found is gone');
  return report;
}

/**
 * Reads the reports of some companies, or of every one with an application, by name. Each query runs once for all of
 * them.
 */
export async function buildCompanyReports(
  duckDb: DuckDb,
  { manifest }: Warehouse,
  ids?: readonly string[],
): Promise<CompanyReport[]> {
  const company_ids = idList(ids ?? (await readCompanyIds(duckDb)));
  const query = <Row>(name: string) =>
    runQuery<Row>(duckDb, `company/${name}.sql`, { company_ids, ...asOfNumbers(manifest) });
  const grouped = async <Row>(name: string) => groupRows(await query<Of<Row>>(name), 'company_id');
  const outcomes = (await readOutcomes(duckDb, manifest, { company_ids })).get('company') ?? [];
  const outcomesOf = new Map(outcomes.map(({ name, ...group }) => [name, group]));
  const properties = Map.groupBy(await query<PropertyRow>('properties'), (row) => row.company_id);
  const days = await grouped<CompanyReport['days'][number]>('days');
  const months = await grouped<CompanyReport['months'][number]>('months');
  const applications = await grouped<CompanyReport['applications'][number]>('applications');
  const interviews = await grouped<CompanyReport['interviews'][number]>('interviews');
  const companies = await query<CompanyReport['company']>('companies');
  return companies.map((company) => ({
    schema: 'nyx-etl/report@1',
    kind: 'company',
    warehouse: reportedWarehouse(manifest),
    timezone: manifest.reporting.timezone,
    company,
    outcomes: outcomesOf.get(company.id) ?? null,
    properties: (properties.get(company.id) ?? []).map(toProperty),
    days: days.get(company.id) ?? [],
    months: months.get(company.id) ?? [],
    applications: applications.get(company.id) ?? [],
    interviews: interviews.get(company.id) ?? [],
  }));
}

/** The ids of the companies with an application, by name. */
export async function readCompanyIds(duckDb: DuckDb): Promise<string[]> {
  return (await runQuery<{ id: string }>(duckDb, 'company/company_ids.sql')).map(({ id }) => id);
}

function toProperty({
  key,
  source,
  value,
  ci95,
}: PropertyRow): CompanyReport['properties'][number] {
  const [low, high] = ci95 === null ? [] : (JSON.parse(ci95) as number[]);
  const interval = low === undefined || high === undefined ? null : { low, high };
  return { key, source, value: JSON.parse(value), interval };
}
