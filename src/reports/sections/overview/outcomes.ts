import { countedAsOf } from '../../describe-warehouse.ts';
import { day, plural } from '../../format.ts';
import { group } from '../../model.ts';
import { one } from '../../section.ts';
import { formFacts } from '../company/outcomes.ts';
import { describeOutcomes, noGroup } from '../describe-outcomes.ts';
import { dimensions } from './groups.ts';

/** How the forms went, and what came back, of everything. */
export const outcomes = one({
  name: 'outcomes',
  module: import.meta.url,
  query: '../outcomes.sql',
  parameters: { dimensions },
  where: { dimension: 'all' },
  row: group,
  empty: noGroup,
  show: (all, { warehouse, zone, ghostAfterDays }) => [
    {
      kind: 'heading',
      text: 'What came back',
      note: `for ${plural(all.sent, 'application')} sent, by ${day(countedAsOf(warehouse), zone)}; ghosted after ${plural(ghostAfterDays, 'day')}`,
    },
    ...describeOutcomes(all),
    { kind: 'facts', facts: formFacts(all) },
  ],
});
