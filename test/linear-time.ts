// I2: no text, however long and odd, holds a load or the mail rules up: time grows with its length, not with its square.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readTable } from '../src/knowledge/read-table.ts';
import { MARK_KINDS, marks } from '../src/mail/reading/mail-marks.ts';
import { packageRoot } from '../src/package-root.ts';
import {
  openedShapes,
  piecesOfPatterns,
  plainShapes,
  type Shape,
  shapesOf,
} from './support/adversarial-texts.ts';
import { growthFault } from './support/growth.ts';
import { textFunctions } from './support/text-functions.ts';
import { compositions } from './support/unmeasured-functions.ts';

const src = join(packageRoot, 'src');

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

/**
 * Measures each function with each plain text, one in `everyOther` of those behind an opening, and one
 * in `every` of those made of its own patterns. What is composed of others that are measured is so with
 * one in `everyOther` plain text.
 */
export function testLinearTime(every: number, everyOther: number): void {
  const some = (shapes: Iterable<[string, Shape]>, step: number) =>
    [...shapes].filter((_, at) => at % step === 0);
  describe('takes linear time', () => {
    it.each(Object.keys(textFunctions))('%s', { timeout: 60_000 }, (file) => {
      const source = readFileSync(join(src, file), 'utf8');
      const pieces = [source, patternsOfTables(source)].flatMap(piecesOfPatterns);
      const shapes = new Map([
        ...plainShapes,
        ...some(openedShapes, everyOther),
        ...some(shapesOf(pieces), every),
      ]);
      for (const [name, call] of Object.entries(textFunctions[file] ?? {})) {
        for (const [described, shape] of compositions.has(name)
          ? some(plainShapes, everyOther)
          : shapes)
          expect(growthFault(call, shape), `${name} of ${described}`).toBeNull();
      }
    });
  });
}
