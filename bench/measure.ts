import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../src/package-root.ts';

export interface Measure {
  seconds: number;
  peakMegabytes: number;
}

/** Runs a script as a process of its own; its peak memory is what the kernel says at the end. */
export async function node(script: string, ...args: string[]): Promise<Measure> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(packageRoot, script), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peakMegabytes = 0;
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    peakMegabytes = Math.max(peakMegabytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  }, 100);
  const code = await new Promise((resolve) => child.on('exit', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  return { seconds: (performance.now() - started) / 1000, peakMegabytes };
}

export function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
