import { ConfigError } from '../../errors.ts';
import type { ReportDocument } from '../document.ts';
import type { TextOptions } from './text.ts';

export const formats = ['text', 'md', 'html'] as const;
export type Format = (typeof formats)[number];

/** Prints a report for people in one of the formats, which alone is loaded; for programs there are its content and its tables. */
export async function render(
  document: ReportDocument,
  format: Format,
  terminal: TextOptions,
): Promise<string> {
  switch (format) {
    case 'text': {
      const { renderText } = await import('./text.ts');
      return `${renderText(document, terminal)}\n`;
    }
    case 'md': {
      const { renderMarkdown } = await import('./markdown.ts');
      return renderMarkdown(document);
    }
    case 'html': {
      const { renderHtml } = await import('./html.ts');
      return renderHtml(document);
    }
    default:
      throw new ConfigError(`there is no format ${format}`, { hint: formats.join(', ') });
  }
}
