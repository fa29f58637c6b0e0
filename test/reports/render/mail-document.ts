import type { Column, ReportDocument } from '../../../src/reports/document.ts';

const right = (...titles: string[]): Column[] => titles.map((title) => ({ title, align: 'right' }));

/** A report with each kind of block, long names, many columns; its texts try to become markup. */
export const mailDocument: ReportDocument = {
  title: 'Session of <b>Monday</b>',
  subtitle: 'Mon 2 Mar 2026, 10:00 – 13:00 (UTC)',
  badge: { text: 'completed', tone: 'good' },
  story: 'The agent took on 40 applications and sent 31 without an error.',
  blocks: [
    {
      kind: 'facts',
      facts: [
        { label: 'sent without an error', value: '31 of 40', share: 0.775, note: 'usual: 70 %' },
        { label: 'failed', value: '9', tone: 'bad' },
      ],
    },
    { kind: 'heading', text: 'By domain', note: 'where the forms were' },
    { kind: 'paragraph', text: 'Most were on two of them.' },
    {
      kind: 'table',
      columns: [
        { title: 'Domain' },
        ...right('Applications', 'Sent', 'Failed', 'CAPTCHAs', 'Each took'),
      ],
      rows: [
        ['careers.a-company-with-a-very-long-name.example', '20', '19', '1', '12', '2 min 10 s'],
        ['jobs.example', '20', '12', '8', '3', '4 min 2 s'],
      ].map((row) => row.map((text) => ({ text }))),
      more: 'and 3 more domains',
    },
    {
      kind: 'table',
      columns: [{ title: 'Why' }, { title: 'Forms', align: 'right' }, { title: 'Mostly on' }],
      rows: [
        [
          { text: 'timeout' },
          { text: '6', share: 0.67, tone: 'bad' },
          { text: 'jobs.example (5), a-long-name.wd3.careers-of-many.example (1)' },
        ],
      ],
    },
    {
      kind: 'chart',
      title: 'answered',
      description: 'of the last three sessions',
      chart: {
        type: 'sparkline',
        label: 'answered',
        points: [1, 4, 2].map((value) => ({ label: `s${value}`, value, text: `${value} %` })),
      },
    },
    {
      kind: 'chart',
      title: 'Cost by purpose',
      description: 'in dollars',
      chart: {
        type: 'bars',
        titles: ['Purpose', 'Cost'],
        rows: [{ label: 'fill in forms', value: 1.2, text: '$1.20' }],
      },
    },
    { kind: 'terms', terms: [{ term: 'answered', meaning: 'somebody wrote back' }] },
  ],
  footer: 'session 1 · https://example.org/?a=1&b=2',
};
