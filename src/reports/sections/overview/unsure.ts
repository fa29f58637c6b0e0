import { z } from 'zod';
import type { Cell } from '../../document.ts';
import { integer, percent, words } from '../../format.ts';
import { count, rate } from '../../model.ts';
import { many } from '../../section.ts';
import { right } from '../describe-outcomes.ts';

/** What mail left unsure, and how much the numbers would move. */
export const unsure = many({
  name: 'unsure',
  module: import.meta.url,
  row: z.object({
    label: z.string().describe('what it may be'),
    messages: count,
    applications: count.describe('that count as unanswered'),
    reply_rate: rate.nullable(),
    reply_rate_if_right: rate.nullable().describe('if all of these were answers'),
  }),
  describe: 'guessed answers: they count nowhere else',
  show: (rows) =>
    rows.length === 0
      ? []
      : [
          {
            kind: 'table',
            columns: [
              { title: 'Guessed, and not counted' },
              ...right('Messages', 'Applications', 'Answered now', 'If all were right'),
            ],
            rows: rows.map((one): Cell[] => [
              { text: words(one.label) },
              { text: integer(one.messages) },
              { text: integer(one.applications) },
              { text: percent(one.reply_rate?.value ?? null) },
              { text: percent(one.reply_rate_if_right?.value ?? null) },
            ]),
          },
        ],
});
