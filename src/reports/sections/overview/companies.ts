import { z } from 'zod';
import type { Block, Cell, Pages, Tone } from '../../document.ts';
import { integer, percent } from '../../format.ts';
import { count, id, rate } from '../../model.ts';
import { many } from '../../section.ts';
import { rateCell, right } from '../describe-outcomes.ts';

const row = z.object({
  answers: z.enum(['most', 'least']),
  id,
  name: z.string(),
  tier: z.string(),
  sent: count,
  reply_rate: rate,
  ghosted: count,
  compared: count.describe('companies with five applications sent or more'),
});
type Company = z.infer<typeof row>;

/** Which companies answer, and which do not. */
export const companies = many({
  name: 'companies',
  module: import.meta.url,
  row,
  describe:
    'those that answer most by the lower end of the interval, then those that answer least by its upper end',
  show: (all, { pages }) => {
    const [first] = all;
    if (!first) {
      return [
        { kind: 'heading', text: 'Which companies answer' },
        {
          kind: 'paragraph',
          text: 'None was sent five applications yet: too few to compare.',
        },
      ];
    }
    const note = `${integer(first.compared)} with five applications or more; ${certainty(all)}`;
    return [
      { kind: 'heading', text: 'Which companies answer', note },
      ...table('Answers most', all, 'most', pages, 'good'),
      ...table('Answers least', all, 'least', pages, 'bad'),
    ];
  },
});

/** How far the order of the two lists can be trusted. */
function certainty(all: readonly Company[]): string {
  const of = (wanted: Company['answers']) => all.filter(({ answers }) => answers === wanted);
  const lowest = Math.min(...of('most').map(({ reply_rate }) => reply_rate.low));
  const highest = Math.max(...of('least').map(({ reply_rate }) => reply_rate.high));
  return lowest > highest
    ? 'the two lists differ for certain'
    : 'intervals overlap, so take the order as a hint';
}

function table(
  title: string,
  all: readonly Company[],
  wanted: Company['answers'],
  pages: Pages,
  tone: Tone,
): Block[] {
  const shown = all.filter(({ answers }) => answers === wanted);
  if (shown.length === 0) return [];
  return [
    {
      kind: 'table',
      columns: [
        { title },
        { title: 'Tier' },
        ...right('Sent', 'Answered', '95 % interval', 'Ghosted'),
      ],
      rows: shown.map(({ id: company, name, tier, sent, reply_rate, ghosted }): Cell[] => {
        const page = pages.company(company);
        return [
          { text: name, ...(page === undefined ? {} : { file: page }) },
          { text: tier },
          { text: integer(sent) },
          rateCell(reply_rate, tone),
          { text: `${percent(reply_rate.low)} to ${percent(reply_rate.high)}` },
          { text: integer(ghosted) },
        ];
      }),
    },
  ];
}
