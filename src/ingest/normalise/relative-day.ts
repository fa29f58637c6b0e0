import { plainLetters } from '../../knowledge/fold-name.ts';
import { words } from '../../knowledge/words.ts';
import { once } from '../../once.ts';
import { MAX_DATE_CHARACTERS } from '../../text/text-limits.ts';
import { type Day, dayBefore } from './calendar.ts';

const LANGUAGES = 'en de fr es pt it nl pl ru sv da nb cs fi tr uk ro hu zh ja ko'.split(' ');
const UNITS = ['hour', 'minute', 'second', 'day', 'week', 'month', 'year'] as const;
/** Each form of the plural that a language has is among these. */
const COUNTS = [1, 2, 3, 5, 21];

type Unit = (typeof UNITS)[number];

/** What the words of knowledge/words/relative-days.tsv say. */
export const RELATIVE_KINDS = ['lead', 'one', 'today', 'hour', 'day', 'week', 'month'] as const;
const table = words('relative-days', RELATIVE_KINDS);
const lead = once(() => new RegExp(`^${table.source('lead')}[\\s:]{0,2}`, 'iu'));
const tail = once(() => new RegExp(`[\\s:]?${table.source('lead')}$`, 'iu'));
const one = once(() => new RegExp(table.source('one'), 'iu'));
const short = once(() =>
  (['hour', 'day', 'week', 'month'] as const).map(
    (unit) => [unit, new RegExp(`^# ?${table.source(unit)}$`, 'iu')] as const,
  ),
);

/** The day that `3 days ago`, `gestern`, `2w` or `just posted` is, told on a day; null for what is none of these. */
export function relativeDay(text: string, toldOn: Day): Day | null {
  const told = readRelative(text);
  return told && dayBefore(toldOn, told.count, told.unit);
}

/** Whether a text says a day by how long ago it was. */
export function isRelative(text: string): boolean {
  return readRelative(text) !== null;
}

function readRelative(
  text: string,
): { count: number; unit: 'day' | 'week' | 'month' | 'year' } | null {
  if (text.length > MAX_DATE_CHARACTERS) return null;
  const small = text.toLowerCase().replaceAll('’', "'").trim();
  const said = small.replace(lead(), '').replace(tail(), '');
  if (table.kindsIn(small).has('today')) return { count: 0, unit: 'day' };
  const days = namedDays().get(plainLetters(said));
  if (days !== undefined) return { count: days, unit: 'day' };
  const [, number] = /(?<![\d.])(\d{1,4})(?![\d.+])/.exec(said) ?? [];
  const counted = number === undefined ? said.replace(one(), '#') : said.replace(number, '#');
  const unit = unitOf(counted);
  if (unit === null) return null;
  if (unit === 'second' || unit === 'minute' || unit === 'hour') return ofHours(number, unit);
  return { count: Number(number ?? 1), unit };
}

/** Hours are as many whole days: which day it was told on is known, and not at what time. */
function ofHours(number: string | undefined, unit: Unit): { count: number; unit: 'day' } {
  return { count: unit === 'hour' ? Math.floor(Number(number ?? 1) / 24) : 0, unit: 'day' };
}

function unitOf(counted: string): Unit | null {
  const known = spoken().get(plainLetters(counted));
  if (known !== undefined) return known;
  return short().find(([, pattern]) => pattern.test(counted))?.[0] ?? null;
}

/** `# days ago`, `vor # tagen`: how the languages say it, with # for the number. */
const spoken = once(() => {
  const forms = new Map<string, Unit>();
  for (const language of LANGUAGES) {
    for (const style of ['long', 'short', 'narrow'] as const) {
      const format = new Intl.RelativeTimeFormat(language, { style });
      for (const unit of UNITS)
        for (const count of COUNTS) forms.set(templateOf(format.formatToParts(-count, unit)), unit);
    }
  }
  return forms;
});

function templateOf(parts: readonly Intl.RelativeTimeFormatPart[]): string {
  const text = parts.map(({ type, value }) => (type === 'literal' ? value : '#')).join('');
  return plainLetters(text.toLowerCase().replaceAll('’', "'"));
}

/** Today, yesterday and the day before, by the days since. */
const namedDays = once(() => {
  const names = new Map<string, number>();
  for (const language of LANGUAGES) {
    const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
    for (const count of [0, 1, 2]) {
      const name = format.format(-count, 'day').toLowerCase().replaceAll('’', "'");
      if (!/\d/.test(name)) names.set(plainLetters(name), count);
    }
  }
  return names;
});
