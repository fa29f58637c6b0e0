import { countedAsOf } from '../../describe-warehouse.ts';
import { day, plural } from '../../format.ts';
import { outcomes } from '../../model.ts';
import { one } from '../../section.ts';
import { describeOutcomes, noOutcomes } from '../describe-outcomes.ts';

/** What came back since. */
export const responses = one({
  name: 'responses',
  module: import.meta.url,
  query: '../outcomes.sql',
  parameters: { dimensions: '[session]' },
  row: outcomes,
  empty: noOutcomes,
  show: (back, { warehouse, zone }) => [
    {
      kind: 'heading',
      text: 'What came back',
      note: `for ${plural(back.sent, 'application')} sent, by ${day(countedAsOf(warehouse), zone)}`,
    },
    ...describeOutcomes(back),
  ],
});
