import type { Shape } from './adversarial-texts.ts';

const SHORT = 8 * 1024;
const LONG = 8 * SHORT;
const LONGEST = 256 * 1024;
/** What takes no longer for a short text cannot take two seconds for the longest, were it quadratic. */
const NOTHING_MS = 2;
const FLOOR_MS = 2;
/** Eight times the text may take eight times as long, or three times that on a busy machine; quadratic time is 64. */
const MOST_GROWTH = 24;
const MOST_MS = 2000;
const ATTEMPTS = 5;

/** Time of this thread's processor alone: what others do on a busy machine does not count. */
function cpuMs(call: () => unknown): number {
  const before = process.threadCpuUsage();
  call();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/**
 * Null when the call takes linear time for texts of that shape, and no two seconds for 256 KiB; else a sentence with the
 * times. What seems slow is measured anew, up to five times, and the best of all counts.
 */
export function growthFault(call: (text: string) => unknown, shape: Shape): string | null {
  const text = shape(SHORT);
  const time = (length: number): number => {
    const longer = length === SHORT ? text : shape(length);
    return cpuMs(() => call(longer));
  };
  let [short, long] = [time(SHORT), Number.POSITIVE_INFINITY];
  for (let attempt = 0; attempt < ATTEMPTS && short >= NOTHING_MS; attempt++) {
    short = Math.min(short, time(SHORT));
    if (short < NOTHING_MS) break;
    long = Math.min(long, time(LONG));
    // The longest is four times as long: were the time quadratic, sixteen times the time.
    if (long < MOST_GROWTH * Math.max(short, FLOOR_MS) && (16 * long < MOST_MS || time(LONGEST) < MOST_MS))
      return null;
    if (long > 10 * MOST_MS) break;
  }
  if (short < NOTHING_MS) return null;
  return `${short.toFixed(0)} ms for ${SHORT} characters, ${long.toFixed(0)} ms for ${LONG}`;
}
