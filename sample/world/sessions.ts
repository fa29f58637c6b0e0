import { DAY, HOUR, isoDate, isWeekend, LAST_SESSION_DAY, MINUTE } from '../instants.ts';
import { at, type Random } from '../random.ts';

export interface Session {
  id: string;
  name: string;
  status: 'completed' | 'failed' | 'cancelled';
  startedAt: number;
  /** How many applications it takes on. */
  size: number;
  /** Its own totals were written before its last calls came in, as happens. */
  hasStaleTotals: boolean;
}

const SIZES = [120, 150, 180, 90, 200, 190, 170, 70, 210, 200, 220, 200];
const FAILED = 3;
const STALE = 5;
const CANCELLED = 7;
const WEEKS = 10;

/** Twelve sessions per 2,000 applications over ten weeks of working days; the newest is last, and completed. */
export function makeSessions(random: Random, applications: number): Session[] {
  const count = Math.max(SIZES.length, Math.round((applications / 2000) * SIZES.length));
  const sizes = shareOut(applications, count);
  return sizes.map((size, index) => {
    const startedAt = startOf(random, index, count);
    const hour = new Date(startedAt).getUTCHours();
    return {
      id: random.uuid(),
      name: `${isoDate(startedAt)} ${hour < 10 ? 'morning' : 'afternoon'} run ${index + 1}`,
      status: statusOf(index, count),
      startedAt,
      size,
      hasStaleTotals: index === STALE,
    };
  });
}

function statusOf(index: number, count: number): Session['status'] {
  if (index === count - 1) return 'completed';
  const pattern = index % SIZES.length;
  return pattern === FAILED ? 'failed' : pattern === CANCELLED ? 'cancelled' : 'completed';
}

/** Splits the applications by the pattern of sizes; the last session takes what rounding leaves. */
function shareOut(applications: number, count: number): number[] {
  const pattern = Array.from({ length: count }, (_, index) => at(SIZES, index % SIZES.length));
  const total = pattern.reduce((sum, size) => sum + size, 0);
  const sizes = pattern.map((size) => Math.floor((size * applications) / total));
  const left = applications - sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size, index) => (index === count - 1 ? size + left : size));
}

function startOf(random: Random, index: number, count: number): number {
  const back = Math.round(((count - 1 - index) * WEEKS * 7) / Math.max(count - 1, 1));
  let day = LAST_SESSION_DAY - back * DAY;
  while (isWeekend(day)) day -= DAY;
  return (
    day + random.pick([7, 8, 9, 13]) * HOUR + random.int(0, 50) * MINUTE + random.int(0, 59) * 1000
  );
}
