// What a report says, whatever it is printed on: headings, facts, tables, trends. Renderers know nothing else.

/** A text, and optionally a share from 0 to 1 that is drawn as a bar beside it. */
export interface Cell {
  text: string;
  share?: number;
  /** Where the share may as well lie, from 0 to 1. */
  interval?: Interval;
  tone?: Tone;
  /** Page of the same site that tells more. */
  file?: string;
}

export interface Interval {
  low: number;
  high: number;
}

export type Tone = 'good' | 'bad' | 'quiet';

export interface Fact {
  label: string;
  value: string;
  /** Context of the value, shown less loudly. */
  note?: string;
  share?: number;
  interval?: Interval;
  tone?: Tone;
}

export interface Column {
  title: string;
  align?: 'left' | 'right';
}

export type Block =
  | { kind: 'heading'; text: string; note?: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'facts'; facts: Fact[] }
  | { kind: 'table'; columns: Column[]; rows: Cell[][]; more?: string }
  | { kind: 'histogram'; unit: string; bars: Bar[] }
  | { kind: 'trend'; label: string; points: TrendPoint[]; note?: string };

/** One span of a distribution: how many lie in it. */
export interface Bar {
  label: string;
  value: number;
  text: string;
}

/** One value over time, from 0; null where there is none. The last is the one reported on. */
export interface TrendPoint {
  label: string;
  value: number | null;
  text: string;
}

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
  blocks: Block[];
  footer: string;
}
