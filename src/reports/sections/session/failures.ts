import { z } from 'zod';
import type { Cell } from '../../document.ts';
import { integer, words } from '../../format.ts';
import { count } from '../../model.ts';
import { many } from '../../section.ts';

const NAMED = 3;

const row = z.object({
  reason: z.string(),
  times: count,
  domains: z.array(z.object({ domain: z.string(), times: count })).describe('the worst first'),
});

/** What failed and why, with the domains behind it. */
export const failures = many({
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
