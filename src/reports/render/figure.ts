import { drawChart, listChart } from '../charts/charts.ts';
import type { Block, Interval, Table } from '../document.ts';
import { escapeHtml } from './escape-html.ts';

type ChartBlock = Extract<Block, { kind: 'chart' }>;

/** On wide screens and paper, and on phones, so that the letters are of one size everywhere. */
const WIDE = 820;
const NARROW = 320;
const LINE = 260;

/** A chart, drawn for wide and for narrow screens, with what it says in words and as a table. */
export function figure(
  { title, description, chart, table: own }: ChartBlock,
  id: string,
  render: (table: Table) => string,
): string {
  const isLine = chart.type === 'sparkline';
  const drawn = isLine
    ? svg(chart, LINE, 'line', title, description, id)
    : `${svg(chart, WIDE, 'wide', title, description, `${id}-w`)}\n${svg(chart, NARROW, 'narrow', title, description, `${id}-n`)}`;
  const now = isLine
    ? ` <b>${escapeHtml(chart.points.at(-1)?.text ?? '')}</b>`
    : `<small>${escapeHtml(description)}</small>`;
  return `<figure class="${chart.type}"><figcaption><span>${escapeHtml(title)}</span>${now}</figcaption>
${drawn}
<details><summary>as a table<span class="hidden">: ${escapeHtml(title)}</span></summary>
${render(own ?? listChart(chart))}
</details></figure>`;
}

function svg(
  chart: ChartBlock['chart'],
  width: number,
  kind: string,
  title: string,
  description: string,
  id: string,
): string {
  const { height, shapes } = drawChart(chart, width);
  return `<svg class="${kind}" viewBox="0 0 ${width} ${Math.ceil(height)}" role="img" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${escapeHtml(title)}</title><desc id="${id}-d">${escapeHtml(description)}</desc>${shapes}</svg>`;
}

const METER = 80;

/** A share as a bar, and as a line over it where it may as well lie. */
export function meter(
  share: number | undefined,
  interval: Interval | undefined,
  tone: string | undefined,
): string {
  if (share === undefined) return '';
  const at = (value: number) => Math.round(Math.min(Math.max(value, 0), 1) * METER);
  const range = interval
    ? `<path d="M${at(interval.low)} 1v8m0-4H${at(interval.high)}m0-4v8"/>`
    : '';
  return `<svg class="meter ${tone ?? ''}" viewBox="0 0 ${METER} 10" aria-hidden="true"><rect width="${METER}" height="6" y="2" rx="3"/><rect class="v" width="${at(share)}" height="6" y="2" rx="3"/>${range}</svg>`;
}
