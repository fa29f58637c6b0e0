import { parse } from 'node-cron';
import { DAY_MS, MINUTE_MS } from '../durations.ts';
import { ConfigError } from '../errors.ts';
import { firstInstantAt, instantsAt, steadyOffset, wallTime } from './zoned-time.ts';

/** So far slots are looked for. */
export const HORIZON_DAYS = 366;
const HOURS = 24;
/** Clocks of two hosts differ a little: so far ahead, a slot is still taken for one that is due. */
export const CLOCK_SKEW_MS = 5 * MINUTE_MS;

/** When something is due: a cron expression of five fields, and the zone whose clocks it means. */
export interface Timetable {
  cron: string;
  zone: string;
}

/** The newest due time that is not after `now`; undefined when none fell within a year. */
export function latestSlot(timetable: Timetable, now: Date): Date | undefined {
  return toDate(findSlot(timetable, now, -1, (time) => time <= now.getTime()));
}

/** The first due time after `now`; undefined when none falls within a year. */
export function nextSlot(timetable: Timetable, now: Date): Date | undefined {
  return toDate(findSlot(timetable, now, 1, (time) => time > now.getTime()));
}

/** The due times after `from` up to `until`, at most a year before it, the oldest first; of more than `most` the newest ones. */
export function slotsBetween(timetable: Timetable, from: Date, until: Date, most: number): Date[] {
  const fields = parse(timetable.cron);
  const isMeant = (time: number) => time > from.getTime() && time <= until.getTime();
  const slots = new Set<number>();
  const last = dayOf(timetable, until.getTime()) + DAY_MS;
  const first = Math.max(dayOf(timetable, from.getTime()), last - HORIZON_DAYS * DAY_MS) - DAY_MS;
  for (let day = last; day >= first && slots.size < most; day -= DAY_MS)
    for (const slot of slotsOfDay(fields, timetable.zone, day).filter(isMeant)) slots.add(slot);
  const sorted = [...slots].sort((a, b) => a - b);
  return sorted.slice(-most).map((slot) => new Date(slot));
}

/** The day that an instant falls on where the clocks show the zone's time, as the wall time of its midnight. */
function dayOf({ zone }: Timetable, instant: number): number {
  return Math.floor(wallTime(zone, instant) / DAY_MS) * DAY_MS;
}

/** The slot nearest to `now` that is meant, looking forward (1) or back (-1) day by day. */
function findSlot(
  timetable: Timetable,
  now: Date,
  direction: 1 | -1,
  isMeant: (time: number) => boolean,
): number | undefined {
  const fields = parse(timetable.cron);
  const today = dayOf(timetable, now.getTime());
  // A slot of yesterday may come today, where clocks are put forward at midnight.
  for (let day = -1; day < HORIZON_DAYS; day++) {
    const midnight = today + direction * day * DAY_MS;
    const slots = slotsOfDay(fields, timetable.zone, midnight).filter(isMeant);
    if (slots.length > 0) return direction === 1 ? Math.min(...slots) : Math.max(...slots);
  }
  return undefined;
}

/**
 * What is due every hour is due in each hour there is; a time of the day is due once a day: when it comes twice the first
 * time, and when it is left out as much later as clocks are put forward.
 */
function slotsOfDay(fields: ReturnType<typeof parse>, zone: string, midnight: number): number[] {
  const date = new Date(midnight);
  const matches =
    fields.month.includes(date.getUTCMonth() + 1) &&
    fields.dayOfMonth.includes(date.getUTCDate()) &&
    fields.dayOfWeek.includes(date.getUTCDay());
  if (!matches) return [];
  const walls = fields.hour.flatMap((hour) =>
    fields.minute.map((minute) => midnight + (hour * 60 + minute) * MINUTE_MS),
  );
  const offset = steadyOffset(zone, midnight);
  if (offset !== undefined) return walls.map((wall) => wall - offset);
  return fields.hour.length === HOURS
    ? walls.flatMap((wall) => instantsAt(zone, wall))
    : walls.map((wall) => firstInstantAt(zone, wall));
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

function toDate(time: number | undefined): Date | undefined {
  return time === undefined ? undefined : new Date(time);
}
