import stringWidth from 'string-width';
import { expect } from 'vitest';
import type { ReportDocument } from '../../src/reports/document.ts';
import { type Format, render } from '../../src/reports/render/render.ts';

const attacks: Record<Format, RegExp> = {
  text: /\p{Cc}(?<!\n)/u,
  html: /<script>(?!\nfor )|<a [^>]*href="?\s*javascript:|<img|\son\w+=/i,
  md: /(^|[^\\])\[x\]|(^|[^\\])<script>/,
};

/** In every format the report shows `expected`, and what is hostile in the data stays text; on a terminal every line fits. */
export async function expectHarmless(document: ReportDocument, expected: string): Promise<void> {
  for (const format of ['text', 'html', 'md'] as const) {
    for (const width of [60, 80, 100, 120]) {
      const text = await render(document, format, { width, color: false });
      expect(text).toContain(expected);
      expect(text, format).not.toMatch(attacks[format]);
      for (const control of ['\u001b', '\u202e']) expect(text).not.toContain(control);
      if (format !== 'text') break;
      for (const line of text.split('\n'))
        expect(stringWidth(line), line).toBeLessThanOrEqual(width);
    }
  }
}
