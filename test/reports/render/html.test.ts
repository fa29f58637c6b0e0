import { expect, test } from 'vitest';
import { renderHtml } from '../../../src/reports/render/html.ts';

const page = renderHtml({
  title: 'Sessions',
  subtitle: '',
  blocks: [
    {
      kind: 'table',
      columns: [{ title: 'Session' }, { title: 'Cost "net"', align: 'right' }],
      rows: [[{ text: 'run 1' }, { text: '$1.20', share: 0.5 }]],
    },
  ],
  footer: '',
});

test('on a narrow screen, where there is no header, each cell says what it is', () => {
  expect(page).toContain('<td data-label="Session"><span class="">run 1</span></td>');
  expect(page).toContain('<td class="right" data-label="Cost &quot;net&quot;">');
  expect(page).toMatch(/@media screen and \(max-width: 680px\).*thead \{ display: none \}/s);
  expect(page).toContain('td::before { content: attr(data-label)');
});

test('no part of a page scrolls away or is clipped, and text breaks where it must', () => {
  expect(page).not.toMatch(/overflow-x|overflow: (auto|hidden|scroll)/);
  expect(page).toMatch(/th, td \{[^}]*overflow-wrap: anywhere/);
});
