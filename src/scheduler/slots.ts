import { parse } from 'node-cron';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const HORIZON_DAYS = 366;

/**
 * The newest due time of a cron expression (UTC, five fields) that is not after `now`. However many were missed,
 * only this one is caught up: the work covers everything since the last run. Undefined when none fell within a year.
 */
export function latestSlot(cron: string, now: Date): Date | undefined {
  const fields = parse(cron);
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const minutes = fields.hour.flatMap((hour) => fields.minute.map((minute) => hour * 60 + minute));
  for (let day = 0; day < HORIZON_DAYS; day++) {
    const midnight = new Date(today - day * DAY_MS);
    const matches =
      fields.month.includes(midnight.getUTCMonth() + 1) &&
      fields.dayOfMonth.includes(midnight.getUTCDate()) &&
      fields.dayOfWeek.includes(midnight.getUTCDay());
    const slots = minutes.map((minute) => midnight.getTime() + minute * MINUTE_MS);
    const due = matches ? slots.filter((slot) => slot <= now.getTime()) : [];
    if (due.length > 0) return new Date(Math.max(...due));
  }
  return undefined;
}
