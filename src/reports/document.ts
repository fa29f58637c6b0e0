// What a report says, whatever it is printed on: text, facts, tables, charts. Renderers know nothing else.
import type { Cell, Column, Interval, Tone } from './cell.ts';
import type { Chart } from './charts/charts.ts';

export type { Cell, Column, Interval, Tone };

export interface Fact {
  label: string;
  value: string;
  /** Context of the value, shown less loudly. */
  note?: string;
  share?: number;
  interval?: Interval;
  tone?: Tone;
}

export interface Table {
  columns: Column[];
  rows: Cell[][];
  /** What is left out, in words. */
  more?: string;
}

/** Every chart has a table; `table` is one that says more than the chart's own. */
export type Block =
  | { kind: 'heading'; text: string; note?: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'facts'; facts: Fact[] }
  | ({ kind: 'table' } & Table)
  | { kind: 'chart'; title: string; description: string; chart: Chart; table?: Table }
  | { kind: 'terms'; terms: { term: string; meaning: string }[] };

/** The pages of a site, by what they tell about; undefined where there is none. */
export interface Pages {
  session(id: string): string | undefined;
  company(id: string): string | undefined;
}

/** A report that stands alone. */
export const noPages: Pages = { session: () => undefined, company: () => undefined };

export interface ReportDocument {
  title: string;
  subtitle: string;
  badge?: { text: string; tone: Tone };
  /** What happened, in a sentence or two: the first thing that is read. */
  story?: string;
  blocks: Block[];
  footer: string;
}
