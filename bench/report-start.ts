// How long a report and the help of the published package take from a cold start, beside the least
// that could be done: in turn, the median of each.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { installPacked } from '../scripts/install-packed.ts';
import { packageRoot } from '../src/package-root.ts';

const ROUNDS = 7;

/** Opens the same file with the plain driver and counts. */
const minimal = (database: string) => `
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(${JSON.stringify(database)}, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const sql = 'select application_status, count(*) from raw.applications group by all';
  console.log((await connection.runAndReadAll(sql)).getRowObjectsJson());`;

/**
 * Says how often as long as the least each takes; `warehouse` is the folder of one, `empty` where
 * the package is put.
 */
export function measureStart(warehouse: string, empty: string): string[] {
  const program = join(installPacked(empty), 'bin/nyx-etl.js');
  const commands = {
    'open and count': ['--input-type=module', '-e', minimal(join(warehouse, 'nyx.duckdb'))],
    'report --session last': [program, 'report', '--session', 'last', '--warehouse', warehouse],
    'node -e 0': ['-e', '0'],
    '--help': [program, '--help'],
  };
  const times = new Map(Object.keys(commands).map((name) => [name, [] as number[]]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, words] of Object.entries(commands)) {
      const started = performance.now();
      execFileSync(process.execPath, words, { cwd: packageRoot, stdio: 'pipe' });
      // The first round fills the caches.
      if (round > 0) times.get(name)?.push(performance.now() - started);
    }
  }
  const median = (name: string) =>
    times.get(name)?.toSorted((a, b) => a - b)[(ROUNDS - 1) / 2] ?? 0;
  const against = (name: string, least: string) =>
    `${name}: ${median(name).toFixed(0)} ms, ${(median(name) / median(least)).toFixed(2)} times '${least}' (${median(least).toFixed(0)} ms)`;
  return [against('report --session last', 'open and count'), against('--help', 'node -e 0')];
}
