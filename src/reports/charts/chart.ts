// What the charts have in common: data that is drawn as SVG, in block characters, and listed as a table.
import type { Cell, Column } from '../cell.ts';

/** One kind of chart; whatever it draws, its table says the same in figures. */
export interface ChartKind<Data> {
  /** What stands within an `svg` of the width given, and how high it is. */
  draw(data: Data, width: number): Drawing;
  /** The same in block characters, in lines of at most `width` columns. */
  type(data: Data, width: number): string[];
  list(data: Data): ChartTable;
}

export interface Drawing {
  height: number;
  shapes: string;
}

export interface ChartTable {
  columns: Column[];
  rows: Cell[][];
}

/** A share with its 95 % interval, all from 0 to 1. */
export interface Share {
  value: number;
  low: number;
  high: number;
}

/** A number for an SVG attribute: a tenth of a pixel is enough. */
export const px = (value: number): string => String(Math.round(value * 10) / 10);
