import { z } from 'zod';
import type { Cell } from '../document.ts';
import { integer, plural } from '../format.ts';
import { count, rate } from '../model.ts';
import { many } from '../section.ts';
import { rateCell, right } from './describe-outcomes.ts';

/** Where forms fail, or meet a CAPTCHA, more often than elsewhere: what the agent may ask before a night. */
export const avoidDomains = many({
  name: 'avoid_domains',
  module: import.meta.url,
  row: z.object({
    domain: z.string(),
    advice: z.enum(['avoid', 'slow down']),
    forms: count.describe('that ended, in all sessions'),
    failed: count,
    failed_rate: rate,
    with_captcha: count.describe('forms that met a CAPTCHA'),
    captcha_rate: rate,
    avoid_if_possible: z.boolean().nullable().describe('what the policy of the domain says'),
    min_seconds_between: count.nullable().describe('what the policy of the domain says'),
  }),
  describe: 'domains to avoid or to slow down on, by all sessions, the worst first',
  show: (rows) => {
    const heading = {
      kind: 'heading',
      text: 'Domains to avoid or to slow down on',
      note: 'by all sessions; of at least five forms each',
    } as const;
    if (rows.length === 0) {
      const text = 'None stands out: nowhere do forms fail, or meet a CAPTCHA, clearly more often.';
      return [heading, { kind: 'paragraph', text }];
    }
    return [
      heading,
      {
        kind: 'table',
        columns: [
          { title: 'Domain' },
          { title: 'Advice' },
          ...right('Forms', 'Failed', 'Met a CAPTCHA'),
          { title: 'Policy today' },
        ],
        rows: rows.map((row): Cell[] => [
          { text: row.domain },
          { text: row.advice, tone: row.advice === 'avoid' ? 'bad' : 'quiet' },
          { text: integer(row.forms) },
          rateCell(row.failed_rate, 'bad'),
          rateCell(row.captcha_rate),
          { text: policy(row), tone: 'quiet' },
        ]),
      },
    ];
  },
});

function policy(row: { avoid_if_possible: boolean | null; min_seconds_between: number | null }) {
  if (row.avoid_if_possible) return 'avoided';
  if (row.min_seconds_between === null) return 'none';
  return `${plural(row.min_seconds_between, 'second')} between forms`;
}
