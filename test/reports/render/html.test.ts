import { createHash } from 'node:crypto';
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
  expect(page).toContain('<td class="short" data-label="Session">run 1</td>');
  expect(page).toContain('<td class="right" data-label="Cost &quot;net&quot;">');
});

test('the policy lets in its own style and script, by their digests, and nothing else', () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
  const digest = (tag: string) => {
    const text = new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(page)?.[1] ?? '';
    return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  };
  expect(policy?.split('; ')).toEqual([
    "default-src 'none'",
    `style-src ${digest('style')}`,
    `script-src ${digest('script')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(page).not.toMatch(/\sstyle=|\son\w+=|unsafe-inline/);
});
