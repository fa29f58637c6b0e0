import { z } from 'zod';
import { decimal } from '../../model.ts';
import { many } from '../../section.ts';
import { right } from '../describe-outcomes.ts';
import { figures, measure } from './baselines.ts';

/** The key figures beside those of another session. */
export const comparison = many({
  name: 'comparison',
  module: import.meta.url,
  row: z.object({ measure, value: decimal, other: decimal.describe('of the other session') }),
  describe: 'with --compare: key figures of both finished sessions',
  show: (rows) => {
    if (rows.length === 0) return [];
    const inOrder = measure.options.flatMap((name) => rows.filter((row) => row.measure === name));
    return [
      { kind: 'heading', text: 'Beside the other session' },
      {
        kind: 'table',
        columns: [{ title: 'Figure' }, ...right('This session', 'The other')],
        rows: inOrder.map(({ measure: name, value, other }) => [
          { text: figures[name].label },
          { text: figures[name].text(value) },
          { text: figures[name].text(other) },
        ]),
      },
    ];
  },
});
