// Writes knowledge/language-ngrams.bin: what the package eld knows of the bytes that stand together in
// words of sixty languages, without an object for each of them. node scripts/build-language-ngrams.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { fileOf, LANGUAGE_TABLE, NGRAM_LETTERS } from '../src/mail/reading/language-table.ts';
import { packageRoot } from '../src/package-root.ts';

const entry = fileURLToPath(import.meta.resolve('eld/small'));
const from = (path: string): Promise<unknown> => import(pathToFileURL(join(entry, path)).href);

const byNumber = z.record(z.string(), z.int().max(255));
const { ngramsData } = z
  .object({
    ngramsData: z.object({
      languages: z.record(z.string(), z.string().length(2)),
      ngrams: z.record(z.string().max(NGRAM_LETTERS), byNumber),
    }),
  })
  .parse(await from('../../ngrams/small.js'));
const { dictionary } = z
  .object({ dictionary: z.array(z.string().length(1)).length(256) })
  .parse(await from('../../dictionary.js'));

/** The letters of an n-gram as the bytes of a number. */
const packed = (letters: string): number =>
  Array.from(letters).reduce((sum, letter, place) => sum + letter.charCodeAt(0) * 256 ** place, 0);

const ngrams = Object.entries(ngramsData.ngrams).toSorted(([a], [b]) => (a < b ? -1 : 1));
const scores = ngrams.flatMap(([, of]) => Object.entries(of));
const file = fileOf({
  heads: Uint32Array.from(ngrams, ([letters]) => packed(letters.slice(0, 4))),
  tails: Uint16Array.from(ngrams, ([letters]) => packed(letters.slice(4))),
  counts: Uint8Array.from(ngrams, ([, of]) => Object.keys(of).length),
  spoken: Uint8Array.from(scores, ([language]) => Number(language)),
  scores: Uint8Array.from(scores, ([, score]) => score),
  // Signs of one byte, of which only letters are looked at, stand for themselves.
  letters: Uint8Array.from(dictionary, (letter, byte) =>
    byte < 128 ? byte : letter.charCodeAt(0),
  ),
  names: Buffer.from(Object.values(ngramsData.languages).join(''), 'latin1'),
});
writeFileSync(join(packageRoot, LANGUAGE_TABLE), file);
console.log(`${LANGUAGE_TABLE}: ${ngrams.length} n-grams, ${file.length} bytes`);
