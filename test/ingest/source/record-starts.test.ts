import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../src/files/temporary-folder.ts';
import { recordStarts, type Splitting } from '../../../src/ingest/source/record-starts.ts';

/** So many bytes of a file are looked at together. */
const CHUNK = 256 * 1024;

/** Letter by letter: the lines and offsets at which records begin. */
function startsIn(text: string, splitting: Splitting): [number, number][] {
  const { quote, escape: escaping, delimiter } = splitting;
  const starts: [number, number][] = [];
  let [line, isQuoted, isStart, isFieldStart] = [1, false, true, true];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    const isBreak = letter === '\r' || letter === '\n';
    if (letter === '\r' || (letter === '\n' && text[at - 1] !== '\r')) line++;
    if (isQuoted && letter === escaping && escaping !== quote) {
      at++;
      if (/[\r\n]/.test(text[at] ?? '')) line++;
    } else if (isQuoted) {
      isQuoted = letter !== quote;
      isFieldStart = !isQuoted;
    } else if (isBreak) isStart = isFieldStart = true;
    else {
      if (isStart) starts.push([line, at]);
      isQuoted = letter === quote && isFieldStart;
      isFieldStart = letter === delimiter;
      isStart = false;
    }
  }
  return starts;
}

test('records begin where they do letter by letter, at the end of a chunk, too', async () => {
  await using folder = await temporaryFolder('test');
  const path = join(folder.path, 'posts.csv');
  const splittings: Splitting[] = [
    { quote: '"', escape: '"', delimiter: ',' },
    { quote: '"', escape: '\\', delimiter: ',' },
    { quote: '"', escape: null, delimiter: ',' },
    { quote: null, escape: null, delimiter: '\u0001' },
  ];
  const letters = fc.constantFrom('a', ',', '"', '"', '\n', '\n', '\r', '\\', ' ');
  await fc.assert(
    fc.asyncProperty(
      fc.array(letters, { maxLength: 40 }),
      fc.array(letters, { maxLength: 40 }),
      fc.nat({ max: 30 }),
      fc.boolean(),
      fc.constantFrom(...splittings),
      async (head, tail, before, hasReturns, splitting) => {
        const start = head.filter((letter) => letter !== '\r').join('');
        const end = tail.filter((letter) => hasReturns || letter !== '\r').join('');
        const text = `${start.padEnd(CHUNK - before, 'x')}${end}`;
        await writeFile(path, text, 'latin1');
        const found: [number, number][] = [];
        for await (const places of recordStarts(path, splitting))
          found.push(...places.map(({ line, offset }): [number, number] => [line, offset]));
        expect(found).toEqual(startsIn(text, splitting));
      },
    ),
    { numRuns: 400 },
  );
}, 120_000);
