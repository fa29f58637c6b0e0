// SECURITY.md says what is so: its limits are those of the program, and the tests that it names are there.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connectionSettings } from '../src/database/connection-settings.ts';
import * as files from '../src/ingest/source/limits.ts';
import * as mails from '../src/mail/mime/limits.ts';
import { packageRoot } from '../src/package-root.ts';

const text = readFileSync(join(packageRoot, 'SECURITY.md'), 'utf8');

test('its limits are those of the program', () => {
  const limits = text.slice(text.indexOf('## Limits')).replaceAll(',', '');
  for (const said of [
    `${files.MAX_RECORD_BYTES} bytes`,
    `${files.MAX_DEPTH} levels ${files.MAX_KEYS} keys ${files.MAX_COLUMNS} columns`,
    `${files.MAX_MESSAGE_BYTES} bytes`,
    `${files.MAX_MEMBERS} files`,
    `${mails.MAX_HEADER_BYTES} bytes ${mails.MAX_PARTS} parts ${mails.MAX_DEPTH} levels`,
  ])
    expect(limits).toContain(`| ${said}`);
});

test('so long a connection is waited for', () => {
  expect(connectionSettings('host=a.example', {}).timeoutMs).toBe(15_000);
  expect(text).toContain('| to connect | 15 s, or `connect_timeout` |');
});

test('the tests that it names are there', () => {
  const named = [...text.matchAll(/test\/[\w/.-]+\.test\.ts/g)].map(([path]) => path);
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((path) => !existsSync(join(packageRoot, path)))).toEqual([]);
});
