import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { packageRoot } from '../src/package-root.ts';

export interface Measure {
  seconds: number;
  /** Of the processes that the kernel lets us ask after, until shortly before they end. */
  processorSeconds: number;
  peakMegabytes: number;
}

interface Usage {
  ticks: number;
  kilobytes: number;
}

/** Ticks of processor time in a second, on every Linux that we know. */
const TICKS = 100;

/** Compiled code, which the launcher keeps, too: the first process of a benchmark fills it. */
const compiled = mkdtempSync(join(tmpdir(), 'nyx-compiled-'));
process.on('exit', () => rmSync(compiled, { recursive: true, force: true }));

/**
 * Runs a script of this checkout, or of another place, as a process of its own; its peak memory,
 * and of what it starts, is what the kernel says at the end.
 */
export async function node(script: string, ...args: string[]): Promise<Measure> {
  const started = performance.now();
  const child = spawn(process.execPath, [resolve(packageRoot, script), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
  const usages = new Map<number, Usage>();
  const watch = setInterval(() => note(child.pid ?? 0, usages), 100);
  const code = await new Promise((resolve) => child.on('exit', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  const all = [...usages.values()];
  return {
    seconds: (performance.now() - started) / 1000,
    processorSeconds: all.reduce((sum, { ticks }) => sum + ticks, 0) / TICKS,
    peakMegabytes: Math.max(0, ...all.map(({ kilobytes }) => kilobytes)) / 1024,
  };
}

/** Notes what a process and those that it has started have used. */
async function note(pid: number, usages: Map<number, Usage>): Promise<void> {
  const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
  const [status, stat, children] = [
    await read('status'),
    await read('stat'),
    await read(`task/${pid}/children`),
  ];
  const kilobytes = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
  const { user, system } = readStat(stat);
  if (kilobytes > 0) usages.set(pid, { ticks: user + system, kilobytes });
  for (const child of children.split(' ').filter(Boolean)) await note(Number(child), usages);
}

/**
 * Processor time, in seconds, of the server that a process of its belongs to: of all there are, and
 * were.
 */
export async function serverProcessor(backend: number): Promise<number> {
  const statOf = async (pid: number | string) =>
    readStat(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''));
  const { parent } = await statOf(backend);
  const postmaster = await statOf(parent);
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = await Promise.all(pids.map(statOf));
  const living = all.filter((one) => one.parent === parent);
  const ticks = living.reduce((sum, { user, system }) => sum + user + system, postmaster.ended);
  return ticks / TICKS;
}

/**
 * The process that started one, and ticks of processor time: its own, the system's for it, and of
 * children that ended.
 */
function readStat(stat: string) {
  // The name, in brackets, may hold anything.
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [parent = 0, user = 0, system = 0] = [fields[1], fields[11], fields[12]];
  return { parent, user, system, ended: (fields[13] ?? 0) + (fields[14] ?? 0) };
}

export function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
