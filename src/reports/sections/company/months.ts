import { z } from 'zod';
import type { Block } from '../../document.ts';
import { integer } from '../../format.ts';
import { count } from '../../model.ts';
import { many } from '../../section.ts';

const MOST_MONTHS = 24;

const row = z.object({ month: z.string().describe('YYYY-MM'), sent: count, interviews: count });
type Month = z.infer<typeof row>;

/** What was sent, and what interviews there were, by month. */
export const months = many({
  name: 'months',
  module: import.meta.url,
  row,
  describe: 'the same by month, the oldest first',
  show: (known) => {
    const [first, last] = [known[0], known.at(-1)];
    const names = first && last ? monthsFrom(first.month, last.month) : [];
    if (names.length < 3) return [];
    return [
      trend('sent', names, known, ({ sent }) => sent),
      trend('interviews', names, known, ({ interviews }) => interviews),
    ];
  },
});

function trend(
  label: string,
  names: string[],
  known: Month[],
  value: (month: Month) => number,
): Block {
  const byName = new Map(known.map((one) => [one.month, value(one)]));
  const points = names.map((name) => {
    const count = byName.get(name) ?? 0;
    return { label: name, value: count, text: integer(count) };
  });
  const description = `By month from ${names[0]} to ${names.at(-1)}.`;
  return { kind: 'chart', title: label, description, chart: { type: 'sparkline', label, points } };
}

/** `2026-11`, `2026-12`, `2027-01`: the last of them, each once. */
function monthsFrom(first: string, last: string): string[] {
  const [year = 0, month = 1] = last.split('-').map(Number);
  return Array.from({ length: MOST_MONTHS }, (_, back) => {
    const months = year * 12 + month - 1 - back;
    return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
  })
    .filter((name) => name >= first)
    .reverse();
}
