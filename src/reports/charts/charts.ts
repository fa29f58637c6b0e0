// The kinds of charts there are, and how a chart of any kind is drawn, typed and listed.
import { type Bars, bars } from './bars.ts';
import { type Calendar, calendar } from './calendar.ts';
import type { ChartKind, ChartTable, Drawing } from './chart.ts';
import { type Curve, curve } from './curve.ts';
import { type Funnel, funnel } from './funnel.ts';
import { type Intervals, intervals } from './intervals.ts';
import { type Sparkline, sparkline } from './sparkline.ts';
import { type Stack, stack } from './stack.ts';

export type Chart = Bars | Calendar | Curve | Funnel | Intervals | Sparkline | Stack;

/** Calls `use` with the kind of a chart beside its data. */
function withKind<T>(chart: Chart, use: <Data>(kind: ChartKind<Data>, data: Data) => T): T {
  switch (chart.type) {
    case 'bars':
      return use(bars, chart);
    case 'calendar':
      return use(calendar, chart);
    case 'curve':
      return use(curve, chart);
    case 'funnel':
      return use(funnel, chart);
    case 'intervals':
      return use(intervals, chart);
    case 'sparkline':
      return use(sparkline, chart);
    case 'stack':
      return use(stack, chart);
  }
}

export const drawChart = (chart: Chart, width: number): Drawing =>
  withKind(chart, (kind, data) => kind.draw(data, width));

export const typeChart = (chart: Chart, width: number): string[] =>
  withKind(chart, (kind, data) => kind.type(data, width));

export const listChart = (chart: Chart): ChartTable =>
  withKind(chart, (kind, data) => kind.list(data));
