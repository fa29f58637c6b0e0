import type { DuckDb } from '../../database/duckdb.ts';
import { ConfigError } from '../../errors.ts';
import { runQuery } from '../run-query.ts';
import { visible } from '../visible.ts';

/** The id of the company that `wanted` names: an id, or a name in any case. Throws ConfigError if it is not one. */
export async function findCompany(duckDb: DuckDb, wanted: string): Promise<string> {
  const [found, another] = await runQuery<{ id: string; name: string; domain: string | null }>(
    duckDb,
    'find/find_company.sql',
    { wanted },
  );
  if (!found) {
    throw new ConfigError(`the warehouse holds no company ${visible(wanted)}`, {
      hint: await nearestCompanies(duckDb, wanted),
      code: 'report.unknown_company',
    });
  }
  if (another && another.name === found.name) {
    const ids = [found, another].map(
      ({ id, domain }) => `  ${id}  ${visible(domain ?? 'no domain')}`,
    );
    throw new ConfigError(`several companies are named ${visible(found.name)}`, {
      hint: ['name one by its id:', ...ids].join('\n'),
      code: 'report.ambiguous_company',
    });
  }
  return found.id;
}

async function nearestCompanies(duckDb: DuckDb, wanted: string): Promise<string> {
  const names = await runQuery<{ name: string }>(duckDb, 'find/nearest_companies.sql', {
    wanted,
  });
  if (names.length === 0) return "load some first: 'nyx-etl demo' shows how";
  return ['the nearest names:', ...names.map(({ name }) => `  ${visible(name)}`)].join('\n');
}
