import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
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

/** Runs a script as a process of its own; its peak memory, and of what it starts, is what the kernel says at the end. */
export async function node(script: string, ...args: string[]): Promise<Measure> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(packageRoot, script), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
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
  // Behind the name, which may hold anything, the 12th and 13th are processor time of its own and the system's.
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  if (kilobytes > 0) usages.set(pid, { ticks: user + system, kilobytes });
  for (const child of children.split(' ').filter(Boolean)) await note(Number(child), usages);
}

export function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
