import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  normaliserFiles,
  normaliserVersion,
} from '../../../src/ingest/normalise/normaliser-version.ts';
import { digestOf } from '../../../src/knowledge/files.ts';
import { packageRoot } from '../../../src/package-root.ts';
import { tables } from '../../knowledge/ingest-tables.ts';

const files = normaliserFiles();

test('every table that values are read by is part of the version, and the code that reads them', () => {
  const ofValues = Object.keys(tables).filter((path) => !path.startsWith('columns/'));
  const code = globSync('src/{{ingest/normalise,knowledge}/*,text/{html-*,text-limits}}.ts', {
    cwd: packageRoot,
  });
  expect(code.length).toBeGreaterThan(20);
  const wanted = [...ofValues.map((path) => `knowledge/${path}`), ...code];
  expect(wanted.filter((path) => !files.includes(path))).toEqual([]);
});

test('a phrase of mails is none of it', () => {
  expect(files.filter((path) => /phrases|senders|mail/.test(path))).toEqual([]);
});

test('another file is another version', () => {
  expect(normaliserVersion()).toBe(digestOf(files));
  expect(digestOf(files.slice(1))).not.toBe(normaliserVersion());
  expect(digestOf([...files, 'package.json'])).not.toBe(normaliserVersion());
});
