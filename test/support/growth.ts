import type { Shape } from './adversarial-texts.ts';

const SHORT = 8 * 1024;
const LONG = 8 * SHORT;
const LONGEST = 256 * 1024;
/** Eight times the text may take eight times as long, or three times that on a busy machine; quadratic time is 64. */
const MOST_GROWTH = 24;
const MOST_MS = 2000;
const ATTEMPTS = 5;
/** What takes no longer for the short text cannot take two seconds for the longest, were it quadratic. */
const NOTHING_MS = 2;

/** Time of this thread's processor alone: what others do on a busy machine does not count. */
function cpuMs(call: (text: string) => unknown, text: string): number {
  const before = process.threadCpuUsage();
  call(text);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/**
 * Null when the call takes linear time for texts of that shape, and no two seconds for 256 KiB; else a sentence with the
 * times. What seems slow is measured anew, up to five times, and the best of all counts.
 */
export function growthFault(call: (text: string) => unknown, shape: Shape): string | null {
  const text = shape(SHORT);
  let short = cpuMs(call, text);
  let long = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (short >= NOTHING_MS) short = Math.min(short, cpuMs(call, text));
    if (short < NOTHING_MS) return null;
    long = Math.min(long, cpuMs(call, shape(LONG)));
    if (long < MOST_GROWTH * short && isQuick(call, shape, long)) return null;
    if (long > 10 * MOST_MS) break;
  }
  return `${short.toFixed(1)} ms for ${SHORT} characters, ${long.toFixed(0)} ms for ${LONG}`;
}

/** Whether the longest text takes no two seconds; measured only if it might, were the time quadratic. */
function isQuick(call: (text: string) => unknown, shape: Shape, long: number): boolean {
  return long * (LONGEST / LONG) ** 2 < MOST_MS || cpuMs(call, shape(LONGEST)) < MOST_MS;
}
