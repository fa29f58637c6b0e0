import { DAY_MS } from '../durations.ts';

// Wall clocks of time zones. A wall time is a number of milliseconds, as if the clock showed UTC.

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a zone show at an instant. */
export function wallTime(zone: string, instant: number): number {
  if (zone === 'UTC') return instant;
  const parts = clockOf(zone).formatToParts(instant);
  const [year = 0, month = 1, ...rest] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map(
    (type) => Number(parts.find((part) => part.type === type)?.value),
  );
  const [day, hour, minute, second] = rest;
  const shown = Date.UTC(year, month - 1, day, hour, minute, second);
  return shown + (((instant % 1_000) + 1_000) % 1_000);
}

/** The instants at which the clocks of a zone show a wall time: two in the hour that comes twice, none in one that is left out. */
export function instantsAt(zone: string, wall: number): number[] {
  const offsets = [-DAY_MS, DAY_MS].map((around) => offsetAt(zone, wall + around));
  const instants = [...new Set(offsets)].map((offset) => wall - offset);
  return instants.filter((instant) => wallTime(zone, instant) === wall).sort((a, b) => a - b);
}

/** The first of them; a wall time that is left out comes as much later as the clocks are put forward: 02:30 at 03:30. */
export function firstInstantAt(zone: string, wall: number): number {
  return instantsAt(zone, wall)[0] ?? wall - offsetAt(zone, wall - DAY_MS);
}

/** How far the clocks are before UTC around a day, in milliseconds; undefined where they are changed then. */
export function steadyOffset(zone: string, midnight: number): number | undefined {
  const [before, after] = [-DAY_MS, 2 * DAY_MS].map((around) => offsetAt(zone, midnight + around));
  return before === after ? before : undefined;
}

function offsetAt(zone: string, instant: number): number {
  return wallTime(zone, instant) - instant;
}

/** Making one is slow. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  clocks.set(zone, clock);
  return clock;
}
