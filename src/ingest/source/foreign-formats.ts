import { open } from 'node:fs/promises';
import { SourceError } from '../../errors.ts';

/** Enough for the names of the first files in an archive. */
const HEAD_BYTES = 64 * 1024;

const SAVE_SHEET = 'open it, save the sheet as "CSV UTF-8" (File, Save as) and load that file';

/** What a file is that is no table of text, how its bytes begin, and what can be done with it. */
interface Format {
  is: string;
  /** In hexadecimal; any of them. */
  begins: readonly string[];
  /** Where they begin, when not at the start of the file. */
  at?: number;
  /** Names within an archive; any of them. */
  holds?: readonly string[];
  hint: string;
}

const ZIP = ['504b0304', '504b0506'];

const FORMATS: readonly Format[] = [
  { is: 'an Excel binary workbook (.xlsb)', begins: ZIP, holds: ['xl/'], hint: SAVE_SHEET },
  {
    is: 'an OpenDocument spreadsheet',
    begins: ZIP,
    holds: ['opendocument.spreadsheet'],
    hint: SAVE_SHEET,
  },
  {
    is: 'a Numbers spreadsheet',
    begins: ZIP,
    holds: ['Index/'],
    hint: 'export it as CSV (File, Export to)',
  },
  {
    is: 'a Word or other text document',
    begins: ZIP,
    holds: ['word/', 'opendocument'],
    hint: 'copy its table into a spreadsheet and save that as CSV',
  },
  { is: 'a zip archive', begins: ZIP, hint: 'unpack it and load the files in it' },
  {
    is: 'an old Office file (.xls or .doc), or one with a password',
    begins: ['d0cf11e0a1b11ae1'],
    hint: SAVE_SHEET,
  },
  {
    is: 'a PDF',
    begins: ['255044462d'],
    hint: 'load what it was printed from, or copy its table into a spreadsheet',
  },
  {
    is: 'a rich text document',
    begins: ['7b5c727466'],
    hint: 'copy its table into a spreadsheet and save that as CSV',
  },
  {
    is: 'an image',
    begins: [
      '89504e470d0a1a0a',
      'ffd8ff',
      '474946383761',
      '474946383961',
      '49492a00',
      '4d4d002a',
      '52494646',
    ],
    hint: 'load the data it was made from',
  },
  {
    is: 'packed twice',
    begins: ['1f8b', '28b52ffd'],
    hint: 'unpack it once, with gunzip or zstd -d, and load what comes out',
  },
  {
    is: 'an archive',
    begins: ['377abcaf271c', '526172211a', 'fd377a585a', '425a6831', '425a6839'],
    hint: 'unpack it and load the files in it; .gz and .zst are read as they are',
  },
  { is: 'an archive', begins: ['7573746172'], at: 257, hint: 'unpack it and load the files in it' },
  {
    is: 'an SQLite database',
    begins: ['53514c69746520666f726d6174203300'],
    hint: 'write its table as CSV: sqlite3 -csv -header FILE "select * from …"',
  },
  {
    is: 'a DuckDB database',
    begins: ['4455434b'],
    at: 8,
    hint: "write its table as CSV: copy … to 'x.csv'",
  },
  { is: 'a program', begins: ['7f454c46'], hint: 'check the name of the file' },
];

const WEB_PAGE: Pick<Format, 'is' | 'hint'> = {
  is: 'a web page or XML',
  hint: 'a page where a table was asked for is often that of a login: fetch it again, or save its table as CSV',
};

/** Throws SourceError (exit 2) for a file that is no table of text, with what it is and what to do. */
export async function refuseForeignFormat(path: string, name: string): Promise<void> {
  const format = await foreignFormat(path);
  if (!format) return;
  throw new SourceError(`${name} is ${format.is}, not a table of text`, {
    exitCode: 2,
    hint: format.hint,
    code: 'source.format',
  });
}

/** What a file is that is no table of text; undefined for what may be one. */
export async function foreignFormat(
  path: string,
): Promise<Pick<Format, 'is' | 'hint'> | undefined> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  const head = buffer.subarray(0, bytesRead);
  return (
    FORMATS.find((candidate) => isOf(candidate, head)) ?? (isMarkup(head) ? WEB_PAGE : undefined)
  );
}

function isOf({ begins, at = 0, holds }: Format, head: Buffer): boolean {
  const start = head.toString('hex', at, at + 16);
  if (!begins.some((magic) => start.startsWith(magic))) return false;
  return holds === undefined || holds.some((name) => head.includes(name));
}

function isMarkup(head: Buffer): boolean {
  const start = head.toString('latin1', 0, 1_000).replace(/^\u00EF\u00BB\u00BF/, '');
  return /^\s*<(?:!doctype|html|head|body|\?xml|rss|table|!--)/i.test(start);
}
