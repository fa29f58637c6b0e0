import { ConfigError } from '../../errors.ts';
import type { ReportDocument } from '../document.ts';
import { renderHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import { renderText, type TextOptions } from './text.ts';

export const formats = ['text', 'md', 'html'] as const;
export type Format = (typeof formats)[number];

/** Prints a report for people in one of the formats; for programs there are its content and its tables. */
export function render(document: ReportDocument, format: Format, terminal: TextOptions): string {
  if (format === 'text') return `${renderText(document, terminal)}\n`;
  if (format === 'md') return renderMarkdown(document);
  if (format === 'html') return renderHtml(document);
  throw new ConfigError(`there is no format ${format}`, { hint: formats.join(', ') });
}
