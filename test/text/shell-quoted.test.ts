import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { shellQuoted } from '../../src/text/shell-quoted.ts';

test.each([
  '/srv/plain-path_1.csv',
  '/srv/my search',
  "Anna's list.csv",
  '$(id) `id` $HOME *',
  'a\\b"c',
  'zwei\nZeilen',
  '',
])('a shell reads %j as the one word it was', (word) => {
  const read = execFileSync('/bin/sh', ['-c', `printf '<%s>' ${shellQuoted(word)}`], {
    encoding: 'utf8',
  });
  expect(read).toBe(`<${word}>`);
});

test('a word that needs no quotes is shown without', () => {
  expect(shellQuoted('/srv/exports/2026-11-30')).toBe('/srv/exports/2026-11-30');
});
