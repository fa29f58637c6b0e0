import { parse } from 'node-cron';
import { ConfigError } from '../errors.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const HORIZON_DAYS = 366;
/** Clocks of two hosts differ a little: so far ahead, a slot is still taken for one that is due. */
export const CLOCK_SKEW_MS = 5 * MINUTE_MS;

/**
 * The newest due time of a cron expression (UTC, five fields) that is not after `now`. However many
 * were missed, only this one is caught up: the work covers everything since the last run. Undefined
 * when none fell within a year.
 */
export function latestSlot(cron: string, now: Date): Date | undefined {
  const slot = findSlot(cron, now, -1, (time) => time <= now.getTime());
  return slot === undefined ? undefined : new Date(slot);
}

/**
 * The first due time of a cron expression that is after `now`; undefined when none falls within a
 * year.
 */
export function nextSlot(cron: string, now: Date): Date | undefined {
  const slot = findSlot(cron, now, 1, (time) => time > now.getTime());
  return slot === undefined ? undefined : new Date(slot);
}

/** The slot nearest to `now` that is meant, looking forward (1) or back (-1) day by day. */
function findSlot(
  cron: string,
  now: Date,
  direction: 1 | -1,
  isMeant: (time: number) => boolean,
): number | undefined {
  const fields = parse(cron);
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const minutes = fields.hour.flatMap((hour) => fields.minute.map((minute) => hour * 60 + minute));
  for (let day = 0; day < HORIZON_DAYS; day++) {
    const midnight = new Date(today + direction * day * DAY_MS);
    const matches =
      fields.month.includes(midnight.getUTCMonth() + 1) &&
      fields.dayOfMonth.includes(midnight.getUTCDate()) &&
      fields.dayOfWeek.includes(midnight.getUTCDay());
    const slots = minutes.map((minute) => midnight.getTime() + minute * MINUTE_MS);
    const meant = matches ? slots.filter(isMeant) : [];
    if (meant.length > 0) return direction === 1 ? Math.min(...meant) : Math.max(...meant);
  }
  return undefined;
}

/**
 * Throws ConfigError (exit 2) for a slot that is still to come: its run would be as of a time
 * nobody has seen.
 */
export function refuseFutureSlot(slot: string, now: string): void {
  if (Date.parse(slot) <= Date.parse(now) + CLOCK_SKEW_MS) return;
  throw new ConfigError(`the slot ${slot} is in the future`, {
    hint: 'leave out --scheduled-at to run now, or check the clock of this host',
    code: 'slot.future',
  });
}
