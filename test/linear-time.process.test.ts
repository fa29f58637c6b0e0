// I2: no text, however long and odd, holds a load or the mail rules up: time grows with its length, not with its square.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readTable } from '../src/knowledge/read-table.ts';
import { MARK_KINDS, marks } from '../src/mail/reading/mail-marks.ts';
import { packageRoot } from '../src/package-root.ts';
import {
  commonShapes,
  piecesOfPatterns,
  plainShapes,
  shapesOf,
} from './support/adversarial-texts.ts';
import { growthFault } from './support/growth.ts';
import { textFunctions } from './support/text-functions.ts';
import { compositions, otherFunctions } from './support/unmeasured-functions.ts';

const src = join(packageRoot, 'src');
const MODULES = [
  'html-*.ts',
  'ingest/{normalise,mapping}/*.ts',
  'ingest/applications/status-words.ts',
  'knowledge/{company-key,month-names,zones}.ts',
  'ingest/emails/*.ts',
  'mail/{,mbox/,mime/,reading/,rules/}*.ts',
];
const modules = globSync(MODULES, { cwd: src }).filter((file) => !file.endsWith('mail-worker.ts'));

describe('every function that a foreign text meets is measured', () => {
  it.each(modules)('in %s', async (file) => {
    const exported: Record<string, unknown> = await import(join(src, file));
    const functions = Object.keys(exported).filter((name) => typeof exported[name] === 'function');
    const unknown = functions.filter(
      (name) => textFunctions[file]?.[name] === undefined && !otherFunctions.has(`${file}#${name}`),
    );
    expect(
      unknown,
      'to be listed in test/support/text-functions.ts or unmeasured-functions.ts',
    ).toEqual([]);
  });
});

const wordLine = z.looseObject({ word: z.string() });

/** Patterns made of the tables of knowledge/ that a module uses, as a source would have them. */
function patternsOfTables(source: string): string {
  const tables = [...source.matchAll(/\bwords\('([\w-]+)'/g)].map(([, name = '']) => name);
  if (/\bpayWords\b/.test(source)) tables.push('pay');
  const words = tables.map((name) =>
    readTable(`words/${name}.tsv`, wordLine)
      .map(({ word }) => word.replaceAll(/[/()[\]]/g, '\\$&'))
      .join('|'),
  );
  const marked = source.includes('/mail-marks.ts')
    ? MARK_KINDS.map((kind) => marks(kind, ' '))
    : [];
  return [...marked, ...words].map((pattern) => `\n= /${pattern}/`).join('');
}

describe('takes linear time', () => {
  it.each(Object.keys(textFunctions))('%s', { timeout: 60_000 }, (file) => {
    const source = readFileSync(join(src, file), 'utf8');
    const pieces = [source, patternsOfTables(source)].flatMap(piecesOfPatterns);
    const shapes = new Map([...commonShapes, ...shapesOf(pieces)]);
    for (const [name, call] of Object.entries(textFunctions[file] ?? {})) {
      for (const [described, shape] of compositions.has(name) ? plainShapes : shapes)
        expect(growthFault(call, shape), `${name} of ${described}`).toBeNull();
    }
  });
});
