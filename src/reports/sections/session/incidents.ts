import { z } from 'zod';
import type { Cell } from '../../document.ts';
import { integer, words } from '../../format.ts';
import { count } from '../../model.ts';
import { many } from '../../section.ts';

const kinds = {
  captcha: 'CAPTCHA',
  two_factor: 'second factor',
  qa: 'found by a check',
  failure: 'failed',
} as const;

const order = Object.keys(kinds);

/** What got in the way, by kind. Failures are a section of their own. */
export const incidents = many({
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
