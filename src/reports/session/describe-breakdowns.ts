import type { Block, Cell, Column } from '../document.ts';
import { dollars, duration, integer, NOTHING, percent, words } from '../format.ts';
import type { SessionReport } from './model.ts';

const SHOWN = 10;

const counts: Column[] = [
  { title: 'Total', align: 'right' },
  { title: 'OK', align: 'right' },
  { title: 'Failed', align: 'right' },
  { title: 'Success', align: 'right' },
];

interface Counted {
  total: number;
  successful: number;
  failed: number;
  success_rate: number | null;
}

function countCells({ total, successful, failed, success_rate: share }: Counted): Cell[] {
  return [
    { text: integer(total) },
    { text: integer(successful) },
    { text: integer(failed), ...(failed > 0 ? { tone: 'bad' as const } : {}) },
    { text: percent(share), ...(share === null ? {} : { share }) },
  ];
}

/** How it went by how much the person wants to work there. */
export function tiers(report: SessionReport): Block[] {
  if (report.tiers.length === 0) return [];
  const columns: Column[] = [
    { title: 'Tier' },
    ...counts,
    { title: 'Match', align: 'right' },
    { title: 'Cost', align: 'right' },
  ];
  const rows = report.tiers.map((tier) => [
    { text: tier.tier },
    ...countCells(tier),
    { text: tier.avg_match_score ?? NOTHING },
    { text: dollars(tier.cost_usd) },
  ]);
  return [
    { kind: 'heading', text: 'By company tier' },
    { kind: 'table', columns, rows },
  ];
}

/** How it went on the busiest domains. */
export function domains(report: SessionReport): Block[] {
  if (report.domains.length === 0) return [];
  const shown = report.domains.slice(0, SHOWN);
  const rest = report.domains.length - shown.length;
  const columns: Column[] = [
    { title: 'Domain' },
    ...counts,
    { title: 'Captchas', align: 'right' },
    { title: 'Each took', align: 'right' },
  ];
  const rows = shown.map((domain) => [
    { text: domain.domain },
    ...countCells(domain),
    { text: integer(domain.captchas) },
    { text: duration(domain.avg_duration_seconds) },
  ]);
  return [
    { kind: 'heading', text: 'By domain' },
    {
      kind: 'table',
      columns,
      rows,
      ...(rest > 0 ? { more: `and ${integer(rest)} more domains` } : {}),
    },
  ];
}

const kinds = {
  failure: 'failed',
  captcha: 'CAPTCHA',
  two_factor: 'second factor',
  qa: 'QA issue',
} as const;

/** What got in the way, by kind. */
export function incidents({ incidents: all, digest }: SessionReport): Block[] {
  if (all.length === 0) return [];
  const most = Math.max(...all.map((incident) => incident.times));
  let previous = '';
  const rows = all.toSorted(byKind).map((incident): Cell[] => {
    const kind = kinds[incident.kind];
    const first = kind !== previous;
    previous = kind;
    return [
      { text: first ? kind : '' },
      { text: words(incident.name) },
      { text: integer(incident.times), share: incident.times / most },
    ];
  });
  const note =
    digest && digest.qa_checks > 0
      ? `${integer(digest.qa_checks)} QA checks found ${integer(digest.qa_issues)} issues, ${integer(digest.qa_fixed)} mended`
      : undefined;
  return [
    { kind: 'heading', text: 'What got in the way', ...(note ? { note } : {}) },
    {
      kind: 'table',
      columns: [{ title: 'Kind' }, { title: 'What' }, { title: 'Times', align: 'right' }],
      rows,
    },
  ];
}

function byKind(a: { kind: keyof typeof kinds }, b: { kind: keyof typeof kinds }): number {
  const order = Object.keys(kinds);
  return order.indexOf(a.kind) - order.indexOf(b.kind);
}
