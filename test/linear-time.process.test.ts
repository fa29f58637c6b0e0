// I2: no text, however long and odd, holds a load or the mail rules up: time grows with its length, not with its square.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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
  'month-names.ts',
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

/** Patterns made of knowledge/mail-marks.tsv, as a source would have them. */
const marksAsPatterns = MARK_KINDS.map((kind) => `\n= /${marks(kind, ' ')}/`).join('');

describe('takes linear time', () => {
  it.each(Object.keys(textFunctions))('%s', { timeout: 60_000 }, (file) => {
    const source = readFileSync(join(src, file), 'utf8');
    const pieces = source.includes('/mail-marks.ts')
      ? piecesOfPatterns(source + marksAsPatterns)
      : [];
    const shapes = new Map([
      ...commonShapes,
      ...shapesOf([...piecesOfPatterns(source), ...pieces]),
    ]);
    for (const [name, call] of Object.entries(textFunctions[file] ?? {})) {
      for (const [described, shape] of compositions.has(name) ? plainShapes : shapes)
        expect(growthFault(call, shape), `${name} of ${described}`).toBeNull();
    }
  });
});
