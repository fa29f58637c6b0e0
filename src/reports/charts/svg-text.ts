import { escapeHtml } from '../render/escape-html.ts';
import { cut } from '../render/layout.ts';
import { px } from './chart.ts';

/** How a text stands: `quiet` ones explain, `strong` ones are read first. */
interface TextStyle {
  anchor?: 'start' | 'middle' | 'end';
  tone?: 'quiet' | 'strong';
}

/** A text within an SVG; what comes from the data is escaped. */
export function svgText(x: number, y: number, text: string, style: TextStyle = {}): string {
  const anchor = style.anchor && style.anchor !== 'start' ? ` text-anchor="${style.anchor}"` : '';
  const tone = style.tone ? ` class="${style.tone}"` : '';
  return `<text x="${px(x)}" y="${px(y)}"${anchor}${tone}>${escapeHtml(text)}</text>`;
}

// A letter of 13 pixels takes about half of that; capitals and Chinese ones more.
const PIXELS_A_COLUMN = 7;

/** The text, cut so that it takes at most so many pixels at the size of charts. */
export function fitText(text: string, pixels: number): string {
  return cut(text, Math.max(1, Math.floor(pixels / PIXELS_A_COLUMN)));
}
