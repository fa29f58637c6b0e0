import { domainToASCII } from 'node:url';
import { DuckDBScalarFunction, VARCHAR } from '@duckdb/node-api';
import { getDomain } from 'tldts';
import type { DuckDb } from '../../database/duckdb.ts';
import { companyKey } from '../../knowledge/company-key.ts';
import { jobHostOf } from '../../knowledge/job-hosts.ts';

/**
 * By what every cell knows a company: `domain:` and its registrable domain as the name service has
 * it (`xn--mnchen-3ya.de`), else `name:` and its name without case, accents, punctuation and legal
 * form. A job board's domain says nothing.
 */
export function keyAcrossCells(name: string, domain: string | null): string {
  const registrable = domain === null || jobHostOf(domain) ? null : getDomain(domain);
  return registrable === null
    ? `name:${companyKey(name)}`
    : `domain:${domainToASCII(registrable) || registrable}`;
}

/** Adds `key_across_cells(name, domain)` to a connection of DuckDB. */
export function addKeyAcrossCells({ connection }: DuckDb): void {
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name: 'key_across_cells',
      parameterTypes: [VARCHAR, VARCHAR],
      returnType: VARCHAR,
      specialHandling: true,
      mainFunction: (_, input, output) => {
        const [names, domains] = [input.getColumnVector(0), input.getColumnVector(1)];
        for (let row = 0; row < input.rowCount; row++) {
          const [name, domain] = [names.getItem(row), domains.getItem(row)];
          output.setItem(
            row,
            keyAcrossCells(String(name), domain === null ? null : String(domain)),
          );
        }
        output.flush();
      },
    }),
  );
}
