import { MINUTE_MS } from '../../durations.ts';
import { zoneMinutes, zonePlace } from '../../knowledge/zones.ts';

/** A time of day, with minutes east of UTC where a zone tells them, as it depends on the day. */
export interface WrittenTime {
  hour: number;
  minute: number;
  second: number;
  /** Up to six decimals of the second, without zeros at their end. */
  fraction: string;
  /** Minutes east of UTC for a moment told as if in UTC, in milliseconds; a time without a zone is in UTC. */
  offset: (local: number) => number;
}

const TIME =
  /(?<![\d.:])(上午|下午|午前|午後|오전|오후)?\s?(\d{1,2})(?:[:h](\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?!\d)(?:\s?([ap])\.?\s?m(?:\.|\b))?|\s?([ap])\.?\s?m(?:\.|\b))(?:\s?uhr\b)?/iu;
const ZONE =
  /\s?(?:(?:UTC|GMT)?\s?([+-])(\d{1,2})(?::?(\d\d))?(?!\d)(?: [A-Z]{2,5}\b)?|([A-Z][A-Za-z_]+\/[A-Za-z_/+-]+)|([A-Z]{1,5}|z)(?![\p{L}\d/]))/uy;
/** What joins a time to its day, and the name of its zone in words, which stands behind the offset. */
const JOINING = /(?:[\s,]|(?<=\d)T|(?<=\s)(?:at|um|à|às|kl\.?|o|в|@))+$/i;
const ZONE_IN_WORDS = /\s?\([^()]*\)$/;
const ZONE_IN_BRACKETS = /\[([A-Za-z_]+\/[A-Za-z_/+-]+|UTC|GMT|Z)\]$/;

/** Takes the time out of a text; null where there is one that no day has. */
export function takeTime(text: string): { rest: string; time: WrittenTime | null } | null {
  const place = ZONE_IN_BRACKETS.exec(text)?.[1] ?? null;
  const told = text.replace(ZONE_IN_BRACKETS, '').replace(ZONE_IN_WORDS, '');
  const found = TIME.exec(told);
  if (!found) return { rest: told, time: null };
  const [, before = '', hourText, minute = '0', second = '0', fraction = ''] = found;
  const half = before === '' ? (found[6] ?? found[7])?.toLowerCase() : halfOf(before);
  const hour = inDay(Number(hourText), half);
  if (hour === null || hour > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const end = found.index + found[0].length;
  const zone = zoneAt(told, end);
  const rest = `${told.slice(0, found.index).replace(JOINING, '')} ${told.slice(zone?.end ?? end)}`;
  return {
    rest: rest.trim(),
    time: {
      ...{ hour, minute: Number(minute), second: Number(second) },
      fraction: fraction.slice(0, 6).replace(/0+$/, ''),
      offset: zone?.offset ?? offsetOf(place),
    },
  };
}

function halfOf(word: string): string {
  return /下午|午後|오후/.test(word) ? 'p' : 'a';
}

/** The hour of the day, of one before (`a`) or after noon (`p`); null for 13 PM. */
function inDay(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  // People who count to 24 write the half beside it all the same.
  if (hour > 12) return half === 'p' ? hour : null;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

/** The zone that stands in a text at an index; letters that nobody knows as a zone are none. */
function zoneAt(
  text: string,
  index: number,
): (Pick<WrittenTime, 'offset'> & { end: number }) | null {
  ZONE.lastIndex = index;
  const found = ZONE.exec(text);
  if (!found) return null;
  const [, sign, hours, minutes = '0', place, name = ''] = found;
  const end = ZONE.lastIndex;
  if (sign !== undefined) {
    const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    return { offset: () => offset, end };
  }
  const format = formatOf(place ?? zonePlace(name));
  if (format !== null) return { offset: offsetIn(format), end };
  const offset = zoneMinutes(name);
  return offset === null ? null : { offset: () => offset, end };
}

const formats = new Map<string, Intl.DateTimeFormat | null>();
/** There are no more names of zones than this. */
const MAX_ZONES = 1_000;

/** Null for what is no zone of the IANA; each takes a while to be made. */
function formatOf(place: string | null): Intl.DateTimeFormat | null {
  if (place === null) return null;
  const known = formats.get(place);
  if (known !== undefined) return known;
  const format = openFormat(place);
  if (formats.size < MAX_ZONES) formats.set(place, format);
  return format;
}

function openFormat(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  } catch {
    // Intl has no other way to say that it does not know a zone.
    return null;
  }
}

function offsetOf(place: string | null): WrittenTime['offset'] {
  const format = formatOf(place);
  return format === null ? () => 0 : offsetIn(format);
}

/** The offset of a place at a moment of its own clocks: asked twice, as the first answer tells the moment. */
function offsetIn(format: Intl.DateTimeFormat): WrittenTime['offset'] {
  const at = (instant: number) => {
    const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value;
    const [, sign, hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  };
  return (local) => at(local - at(local) * MINUTE_MS);
}
