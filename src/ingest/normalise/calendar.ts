/** A day of the calendar, as it is written: its month from 1 to 12. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

/** The day, if the calendar has it; null for 30 February and what is no number. */
export function dayOf(
  year: string | number | undefined,
  month: string | number | null | undefined,
  day: string | number | undefined,
): Day | null {
  const read = { year: Number(year), month: Number(month), day: Number(day) };
  const last = new Date(Date.UTC(read.year, read.month, 0)).getUTCDate();
  const exists = read.month >= 1 && read.month <= 12 && read.day >= 1 && read.day <= last;
  return exists ? read : null;
}

/** A day as ISO 8601 writes it. */
export function isoDay({ year, month, day }: Day): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** The day so many days, weeks, months or years before another; 31 March less a month is the last of February. */
export function dayBefore(day: Day, count: number, unit: 'day' | 'week' | 'month' | 'year'): Day {
  if (unit === 'day' || unit === 'week') {
    const days = unit === 'week' ? 7 * count : count;
    const date = new Date(Date.UTC(day.year, day.month - 1, day.day - days));
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  }
  const months = day.year * 12 + day.month - 1 - (unit === 'year' ? 12 * count : count);
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { year, month, day: Math.min(day.day, last) };
}
