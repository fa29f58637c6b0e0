import { countedAsOf } from '../../describe-warehouse.ts';
import type { Fact } from '../../document.ts';
import { day, dollars, integer, percent, plural } from '../../format.ts';
import { type Group, group } from '../../model.ts';
import { maybe } from '../../section.ts';
import { describeOutcomes, interval } from '../describe-outcomes.ts';

/** The scorecard: how the forms went, and what came back. */
export const outcomes = maybe({
  name: 'outcomes',
  module: import.meta.url,
  query: '../outcomes.sql',
  parameters: { dimensions: '[company]' },
  row: group,
  describe: 'null without an application',
  show: (found, { warehouse, zone }) =>
    found
      ? [
          {
            kind: 'facts',
            facts: [...formFacts(found), { label: 'model cost', value: dollars(found.cost_usd) }],
          },
          {
            kind: 'heading',
            text: 'What came back',
            note: `for ${plural(found.sent, 'application')} sent, by ${day(countedAsOf(warehouse), zone)}`,
          },
          ...describeOutcomes(found),
        ]
      : [{ kind: 'paragraph', text: 'There is no application to this company yet.' }],
});

/** How filling in the forms of a group went. */
export function formFacts(of: Group): Fact[] {
  const { total, successful, failed, unfinished, success_rate: rate } = of;
  return [
    {
      label: 'applications',
      value: integer(total),
      note: `${integer(successful)} sent without an error, ${integer(failed)} failed${unfinished > 0 ? `, ${integer(unfinished)} not finished` : ''}`,
    },
    {
      label: 'forms without an error',
      value: percent(rate?.value ?? null),
      ...(rate ? { share: rate.value, interval: rate, note: interval(rate) } : {}),
    },
  ];
}
