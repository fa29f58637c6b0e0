import { rateCell } from '../describe-outcomes.ts';
import type { Block, Cell, Pages, Tone } from '../document.ts';
import { integer, percent } from '../format.ts';
import type { OverviewReport } from './model.ts';

type Company = OverviewReport['companies']['best'][number];

/** Which companies answer, and which do not. */
export function describeCompanies({ companies }: OverviewReport, pages: Pages): Block[] {
  const { best, worst, compared, least_sent } = companies;
  const note = `${integer(compared)} with ${integer(least_sent)} applications or more, by the cautious end of the interval`;
  if (best.length === 0) {
    return [
      { kind: 'heading', text: 'Which companies answer' },
      {
        kind: 'paragraph',
        text: `None was sent ${integer(least_sent)} applications yet: too few to compare.`,
      },
    ];
  }
  return [
    { kind: 'heading', text: 'Which companies answer', note },
    table('Answers most', best, pages, 'good'),
    ...(worst.length === 0 ? [] : [table('Answers least', worst, pages, 'bad')]),
  ];
}

function table(title: string, companies: readonly Company[], pages: Pages, tone: Tone): Block {
  const rows = companies.map(({ id, name, tier, sent, reply_rate, ghosted }): Cell[] => {
    const page = pages.company(id);
    return [
      { text: name, ...(page === undefined ? {} : { file: page }) },
      { text: tier },
      { text: integer(sent) },
      rateCell(reply_rate, tone),
      { text: `${percent(reply_rate.low)} to ${percent(reply_rate.high)}` },
      { text: integer(ghosted) },
    ];
  });
  const right = (name: string) => ({ title: name, align: 'right' as const });
  const columns = [
    { title },
    { title: 'Tier' },
    ...['Sent', 'Answered', '95 % interval', 'Ghosted'].map(right),
  ];
  return { kind: 'table', columns, rows };
}
