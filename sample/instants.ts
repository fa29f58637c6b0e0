// Instants are milliseconds since 1970, UTC. The data is about fixed weeks, so that it never ages.
const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** When the story begins: profiles and companies exist from here on. */
export const FIRST_DAY = Date.UTC(2026, 7, 17);
/** The day of the last session, a Friday. */
export const LAST_SESSION_DAY = Date.UTC(2026, 9, 30);
/** Nothing happens later; what is derived from the data is derived as of this instant. */
export const AS_OF = Date.UTC(2026, 10, 16, 6);

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** RFC 3339 UTC, to the second where there are no milliseconds. */
export function iso(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

/** `YYYY-MM-DD` in UTC. */
export function isoDate(instant: number): string {
  return iso(instant).slice(0, 10);
}

/** Whether it is a Saturday or a Sunday in UTC. */
export function isWeekend(instant: number): boolean {
  return [0, 6].includes(new Date(instant).getUTCDay());
}

/** An RFC 5322 date as a mail server `offsetHours` east of Greenwich writes it. */
export function mailDate(instant: number, offsetHours = 0): string {
  const { weekday, day, month, year, time } = parts(instant + offsetHours * HOUR);
  const zone = `${offsetHours < 0 ? '-' : '+'}${String(Math.abs(offsetHours)).padStart(2, '0')}00`;
  return `${weekday}, ${day} ${month} ${year} ${time} ${zone}`;
}

/** The date of an mbox separator line, as asctime writes it. */
export function mboxDate(instant: number): string {
  const { weekday, day, month, year, time } = parts(instant);
  return `${weekday} ${month} ${String(day).padStart(2, ' ')} ${time} ${year}`;
}

/** As a person writes a date and a time in a mail: `Tue 6 Oct 2026, 14:30`, in the zone of Berlin. */
export function spokenDate(instant: number): string {
  const { weekday, day, month, year, time } = parts(instant + berlinOffset(instant) * HOUR);
  return `${weekday} ${day} ${month} ${year}, ${time.slice(0, 5)}`;
}

/** Hours that Berlin is ahead of UTC; in 2026 summer time ends on 25 October. */
export function berlinOffset(instant: number): number {
  return instant < Date.UTC(2026, 9, 25, 1) ? 2 : 1;
}

/** Moves an instant out of the night and the weekend, into the working hours that follow. */
export function workingTime(instant: number): number {
  const hour = new Date(instant).getUTCHours();
  const late = hour >= 17;
  let moved = late
    ? instant + (31 - hour) * HOUR
    : hour < 6
      ? instant + (7 - hour) * HOUR
      : instant;
  while (isWeekend(moved)) moved += DAY;
  return moved;
}

function parts(instant: number) {
  const date = new Date(instant);
  return {
    weekday: DAYS[date.getUTCDay()] ?? '',
    day: date.getUTCDate(),
    month: MONTHS[date.getUTCMonth()] ?? '',
    year: date.getUTCFullYear(),
    time: date.toISOString().slice(11, 19),
  };
}
