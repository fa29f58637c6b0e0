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

/** Of how many texts of a kind one is taken. */
interface Steps {
  plain: number;
  opened: number;
  own: number;
}

/**
 * Measures each function with plain texts, with those behind an opening, and with those made of its own patterns; the
 * functions of a module take other plain texts than those of the next one. What is composed of others that are measured is
 * so with plain texts alone, as few as of those behind an opening.
 */
export function testLinearTime({ plain, opened, own }: Steps): void {
  const some = (shapes: Iterable<[string, Shape]>, step: number, from = 0) =>
    [...shapes].filter((_, at) => at % step === from % step);
  const files = Object.keys(textFunctions);
  describe('takes linear time', () => {
    it.each(files)('%s', { timeout: 60_000 }, (file) => {
      const source = readFileSync(join(src, file), 'utf8');
      const pieces = [source, patternsOfTables(source)].flatMap(piecesOfPatterns);
      const shapes = new Map([
        ...some(plainShapes, plain, files.indexOf(file)),
        ...some(openedShapes, opened),
        ...some(shapesOf(pieces), own),
      ]);
      for (const [name, call] of Object.entries(textFunctions[file] ?? {})) {
        for (const [described, shape] of compositions.has(name)
          ? some(plainShapes, opened)
          : shapes)
          expect(growthFault(call, shape), `${name} of ${described}`).toBeNull();
      }
    });
  });
}
