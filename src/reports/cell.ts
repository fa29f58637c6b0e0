// What tables are made of.

/** A text, and optionally a share from 0 to 1 that is drawn as a bar beside it. */
export interface Cell {
  text: string;
  share?: number;
  /** Where the share may as well lie, from 0 to 1. */
  interval?: Interval;
  tone?: Tone | undefined;
  /** Page of the same site that tells more. */
  file?: string | undefined;
}

export interface Interval {
  low: number;
  high: number;
}

export type Tone = 'good' | 'bad' | 'quiet';

export interface Column {
  title: string;
  align?: 'left' | 'right';
}
