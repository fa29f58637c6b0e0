import { DAY_MS } from '../durations.ts';
import { ConfigError } from '../errors.ts';

/** Reporting days, both inclusive, YYYY-MM-DD. */
export interface DayRange {
  from: string;
  to: string;
}

const DAYS_PER_STEP = 7;

/** Cuts a range into steps of a week, each run in a transaction of its own. Throws ConfigError for what is no range. */
export function splitDays({ from, to }: DayRange): DayRange[] {
  const first = parseDay(from);
  const last = parseDay(to);
  if (first > last)
    throw new ConfigError(`--from ${from} is after --to ${to}`, { hint: 'swap the two days' });
  const steps: DayRange[] = [];
  for (let start = first; start <= last; start += DAYS_PER_STEP * DAY_MS) {
    steps.push({
      from: toDay(start),
      to: toDay(Math.min(last, start + (DAYS_PER_STEP - 1) * DAY_MS)),
    });
  }
  return steps;
}

/** How a step is called in the history; a resumed run finds by it what is done. */
export const stepName = ({ from, to }: DayRange): string =>
  from === to ? `day ${from}` : `days ${from} to ${to}`;

function parseDay(text: string): number {
  if (!isDay(text))
    throw new ConfigError(`${text} is no day`, { hint: 'write days as 2026-03-29' });
  return Date.parse(`${text}T00:00:00Z`);
}

/** Whether a text is a day of the calendar, YYYY-MM-DD, from year 1 on. */
export function isDay(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && toDay(time) === text;
}

const toDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
