import { open } from 'node:fs/promises';
import { SourceError } from '../../errors.ts';
import { firstBytes } from '../../files/first-bytes.ts';

const SAMPLE_BYTES = 64 * 1024;
/** In UTF-16 every letter of a delimiter, digit, line break or western word has one NUL. */
const LEAST_SHARE = 0.2;

/**
 * The encoding that the NUL bytes of a text without byte order mark give away; undefined when it has none, or only in values.
 * Throws SourceError (exit 2) when there are NULs in its first line and no pattern in them.
 */
export async function encodingOfNuls(
  path: string,
  name: string,
): Promise<'utf-16le' | 'utf-16be' | undefined> {
  await using file = await open(path);
  const sample = await firstBytes(file, SAMPLE_BYTES);
  if (!sample.includes(0)) return undefined;
  const counts = [0, 0, 0, 0];
  for (const [at, byte] of sample.entries())
    if (byte === 0) counts[at % 4] = (counts[at % 4] ?? 0) + 1;
  const [first = 0, second = 0, third = 0, fourth = 0] = counts;
  const [even, odd] = [first + third, second + fourth];
  for (const [encoding, nuls, others] of [
    ['utf-16le', odd, even],
    ['utf-16be', even, odd],
  ] as const)
    if (others * 20 <= nuls && nuls * 2 >= sample.length * LEAST_SHARE && isText(sample, encoding))
      return encoding;
  const end = sample.indexOf(0x0a);
  if (!sample.subarray(0, end < 0 ? undefined : end).includes(0)) return undefined;
  throw refusal(name, counts.filter((count) => count * 5 > sample.length).length >= 3, odd > even);
}

function refusal(name: string, isWide: boolean, isLittle: boolean): SourceError {
  return new SourceError(`${name} holds NUL bytes in its first line, which no text has`, {
    exitCode: 2,
    code: 'source.nul',
    hint: isWide
      ? 'it looks like UTF-32: save it as UTF-8'
      : `it may be --encoding utf-16${isLittle ? 'le' : 'be'}; if it is UTF-8, remove them (tr -d '\\000')`,
  });
}

function isText(sample: Buffer, encoding: string): boolean {
  try {
    return !new TextDecoder(encoding, { fatal: true })
      .decode(sample.subarray(0, sample.length - (sample.length % 2)), { stream: true })
      .includes('\0');
  } catch {
    // Surrogates without their other half: no UTF-16.
    return false;
  }
}
