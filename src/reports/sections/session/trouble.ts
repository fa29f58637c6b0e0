import { z } from 'zod';
import type { Cell } from '../../document.ts';
import { integer, words } from '../../format.ts';
import { count } from '../../model.ts';
import { many } from '../../section.ts';
import { avoidDomains } from '../avoid-domains.ts';

const NAMED = 3;

const row = z.object({
  reason: z.string(),
  times: count,
  domains: z.array(z.object({ domain: z.string(), times: count })).describe('the worst first'),
});

/** What failed and why, with the domains behind it. */
const failures = many({
  name: 'failures',
  module: import.meta.url,
  row,
  show: (rows) => {
    if (rows.length === 0) return [];
    const all = rows.reduce((sum, { times }) => sum + times, 0);
    return [
      { kind: 'heading', text: 'What failed, and where', note: `${integer(all)} forms` },
      {
        kind: 'table',
        columns: [{ title: 'Why' }, { title: 'Forms', align: 'right' }, { title: 'Mostly on' }],
        rows: rows.map(({ reason, times, domains }): Cell[] => [
          { text: words(reason) },
          { text: integer(times), share: times / all },
          { text: mostly(domains) },
        ]),
      },
    ];
  },
});

function mostly(domains: z.infer<typeof row>['domains']): string {
  const named = domains.slice(0, NAMED).map(({ domain, times }) => `${domain} (${integer(times)})`);
  const rest = domains.length - NAMED;
  return rest > 0 ? `${named.join(', ')} and ${integer(rest)} more` : named.join(', ');
}

const kinds = {
  captcha: 'CAPTCHA',
  two_factor: 'second factor',
  qa: 'found by a check',
  failure: 'failed',
} as const;

const order = Object.keys(kinds);

/** What got in the way, by kind. Failures are a section of their own. */
const incidents = many({
  name: 'incidents',
  module: import.meta.url,
  row: z.object({
    kind: z.enum(['failure', 'captcha', 'two_factor', 'qa']),
    name: z.string(),
    times: count,
  }),
  show: (all) => {
    const shown = all
      .filter(({ kind }) => kind !== 'failure')
      .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
    if (shown.length === 0) return [];
    const most = Math.max(...shown.map(({ times }) => times));
    return [
      { kind: 'heading', text: 'What got in the way' },
      {
        kind: 'table',
        columns: [{ title: 'Kind' }, { title: 'What' }, { title: 'Times', align: 'right' }],
        rows: shown.map(({ kind, name, times }, index): Cell[] => [
          { text: shown[index - 1]?.kind === kind ? '' : kinds[kind] },
          { text: words(name) },
          { text: integer(times), share: times / most },
        ]),
      },
    ];
  },
});

/** What went wrong. */
export const trouble = [failures, incidents, avoidDomains] as const;
