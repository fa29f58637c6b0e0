import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { firstBytes } from '../../files/first-bytes.ts';

const SAMPLE_BYTES = 1_000_000;

/** What shows that a text was decoded as it was meant: letters that only its language has. */
const LETTERS: readonly (readonly [string, RegExp])[] = [
  ['shift_jis', /[\u3041-\u30FE]/g],
  ['euc-kr', /\p{Script=Hangul}/gu],
  ['windows-1251', /[а-яё]/g],
  ['gb18030', /\p{Script=Han}/gu],
];

/**
 * The encodings that fit the start of a file, when it is certainly not UTF-8; null when it is, or when only some bytes of it
 * are broken. Good for a hint: what a text means, only who wrote it knows.
 */
export async function guessForeignEncoding(path: string): Promise<string[] | null> {
  const sample = await readSample(path);
  if (isUtf8(sample)) return null;
  const text = new TextDecoder().decode(sample);
  const broken = text.match(/\uFFFD+/g)?.length ?? 0;
  const whole = text.match(/[^\p{ASCII}\uFFFD]+/gu)?.length ?? 0;
  return broken > 2 && broken > whole ? guess(sample) : null;
}

function guess(sample: Buffer): string[] {
  // In western languages the letters beyond ASCII stand alone; in others they come in words.
  const runs = sample.toString('latin1').match(/[\x80-\xFF]+/g) ?? [];
  if (runs.filter((run) => run.length === 1).length > runs.length * 0.7) return ['windows-1252'];
  const fitting = LETTERS.filter(([encoding, letters]) => {
    const text = new TextDecoder(encoding).decode(sample);
    const foreign = text.match(/[^\p{ASCII}]/gu)?.length ?? 1;
    return (text.match(letters)?.length ?? 0) > foreign * 0.3;
  });
  return fitting.length === 0 ? ['windows-1252'] : fitting.map(([encoding]) => encoding);
}

/** The first lines, whole. */
async function readSample(path: string): Promise<Buffer> {
  await using file = await open(path);
  const read = await firstBytes(file, SAMPLE_BYTES);
  return read.length < SAMPLE_BYTES ? read : read.subarray(0, read.lastIndexOf(0x0a) + 1);
}
