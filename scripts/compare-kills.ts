// A run of `transform --iceberg` that is killed (-9) where it hurts: while a MERGE writes its files,
// between what was merged and the property that says so, and the program alone, whose Spark must
// not go on. The same command again has the same rows.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DuckDb } from '../src/database/duckdb.ts';
import { keptFacts } from '../src/exports/lake/kept/keep-lake.ts';
import { EXPORTS, type Kept, readKept } from '../src/exports/lake/kept/read-kept.ts';
import { transformLake } from '../src/exports/lake/transform-lake.ts';
import { packageRoot } from '../src/package-root.ts';
import { unless } from '../src/system-errors.ts';
import { askAgain, compareAll, grow, numbersOf, useIceberg } from './compare-kept.ts';
import { say } from './compared-export.ts';

const END_MS = 20_000;

/** What a table is, and which files it has, of which snapshots may know nothing. */
interface State extends Kept {
  files: number;
}

/** When a run is killed, by what a table was before it began and is now. */
interface Kill {
  called: string;
  isTime: (before: State, now: State) => boolean;
  /** The launcher and Spark as well, as a power cut would. */
  isOfAll: boolean;
}

const isWriting: Kill['isTime'] = (before, now) =>
  now.files > before.files && now.published === before.published;

const kills: readonly Kill[] = [
  { called: 'in a MERGE', isTime: isWriting, isOfAll: true },
  {
    called: 'after a MERGE was published, before the table says so',
    isTime: (before, now) =>
      now.published !== before.published && now.properties[EXPORTS] === before.properties[EXPORTS],
    isOfAll: true,
  },
  { called: 'in a MERGE, the program alone', isTime: isWriting, isOfAll: false },
];

/** How many things are not as they should be. */
export async function compareKills(duckDb: DuckDb, folder: string, lake: string): Promise<number> {
  await useIceberg(folder);
  const [out, growing] = [join(folder, 'killed'), join(folder, 'growing-killed')];
  const [first = 1, second = 2] = await numbersOf(lake);
  await grow(growing, lake, first);
  await transformLake({ lake: growing, out, master: 'local[2]', iceberg: true });
  await grow(growing, lake, second);
  let wrong = 0;
  for (const kill of kills) {
    const table = await killRun(kill, growing, out);
    say(`killed ${kill.called}: ${table ?? 'not seen, so nothing is shown'}`);
    wrong += table === undefined ? 1 : 0;
  }
  await transformLake({ lake: growing, out, master: 'local[2]', iceberg: true });
  wrong += await compareAll(duckDb, growing, out);
  return wrong + (await askAgain(growing, out));
}

/**
 * Kills a run at its time, of one table after the other: the first of which that can be seen
 * afterwards. Undefined where there is none, or Spark goes on without the program.
 */
async function killRun(kill: Kill, lake: string, out: string): Promise<string | undefined> {
  for (const table of keptFacts) {
    const before = await stateOf(out, table);
    const run = startRun(lake, out);
    while (run.exitCode === null && !kill.isTime(before, await stateOf(out, table))) await sleep(1);
    const [program] = childrenOf(run.pid);
    const [spark] = childrenOf(program);
    if (run.exitCode !== null || program === undefined || spark === undefined) return undefined;
    if (kill.isOfAll) for (const pid of [-spark, run.pid ?? 0]) process.kill(pid, 'SIGKILL');
    process.kill(program, 'SIGKILL');
    if (!(await untilGone([spark, program]))) {
      say(`${END_MS / 1000} s after the program was killed, Spark still goes on`);
      process.kill(-spark, 'SIGKILL');
      return undefined;
    }
    if (kill.isTime(before, await stateOf(out, table))) return `seen of ${table}`;
  }
  return undefined;
}

function startRun(lake: string, out: string): ChildProcess {
  const words = ['transform', '--engine', 'spark', '--master', 'local[2]', '--iceberg'];
  return spawn(
    process.execPath,
    [join(packageRoot, 'bin/nyx-etl.js'), ...words, '--lake', lake, '--out', out],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
}

async function stateOf(out: string, table: string): Promise<State> {
  const data = join(out, ...table.split('.'), 'data');
  const names = (await readdir(data, { recursive: true }).catch(unless('ENOENT'))) ?? [];
  return { ...(await readKept(out, table)), files: names.length };
}

function childrenOf(pid: number | undefined): number[] {
  if (pid === undefined) return [];
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return children.split(' ').filter(Boolean).map(Number);
}

async function untilGone(pids: readonly number[]): Promise<boolean> {
  const until = performance.now() + END_MS;
  while (performance.now() < until) {
    if (pids.every((pid) => !existsSync(`/proc/${pid}`))) return true;
    await sleep(20);
  }
  return false;
}
