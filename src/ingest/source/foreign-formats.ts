import { open } from 'node:fs/promises';
import { SourceError } from '../../errors.ts';

/** Enough for the names of the first files in an archive. */
const HEAD_BYTES = 64 * 1024;

const SAVE_SHEET = 'open it, save the sheet as "CSV UTF-8" (File, Save as) and load that file';

/** What a file is that is no table of text, how it begins, and what can be done with it. */
interface Format {
  is: string;
  /** Of the first bytes, one letter a byte. */
  begins: RegExp;
  hint: string;
}

const FORMATS: readonly Format[] = [
  { is: 'an Excel workbook', begins: /^PK\x03\x04[^]*(?:xl\/|workbook)/, hint: SAVE_SHEET },
  { is: 'an OpenDocument spreadsheet', begins: /^PK\x03\x04[^]*opendocument\.spreadsheet/, hint: SAVE_SHEET },
  {
    is: 'a Numbers spreadsheet',
    begins: /^PK\x03\x04[^]*Index\//,
    hint: 'export it as CSV (File, Export to)',
  },
  {
    is: 'a Word or other text document',
    begins: /^PK\x03\x04[^]*(?:word\/|opendocument)/,
    hint: 'copy its table into a spreadsheet and save that as CSV',
  },
  { is: 'a zip archive', begins: /^PK(?:\x03\x04|\x05\x06)/, hint: 'unpack it and load the files in it' },
  {
    is: 'an old Office file (.xls or .doc)',
    begins: /^\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1/,
    hint: SAVE_SHEET,
  },
  {
    is: 'a PDF',
    begins: /^%PDF-/,
    hint: 'load what it was printed from, or copy its table into a spreadsheet',
  },
  {
    is: 'a rich text document',
    begins: /^\{\\rtf/,
    hint: 'copy its table into a spreadsheet, save that as CSV',
  },
  {
    is: 'an image',
    begins: /^(?:\x89PNG|\xFF\xD8\xFF|GIF8[79]a|BM[^]{4}\0{4}|II\*\0|MM\0\*|RIFF[^]{4}WEBP)/,
    hint: 'load the data it was made from',
  },
  {
    is: 'an archive',
    begins: /^(?:7z\xBC\xAF\x27\x1C|Rar!\x1A|\xFD7zXZ|BZh[1-9]|[^]{257}ustar)/,
    hint: 'unpack it and load the files in it; .gz and .zst are read as they are',
  },
  {
    is: 'an SQLite database',
    begins: /^SQLite format 3\0/,
    hint: 'write its table as CSV: sqlite3 -csv -header FILE "select * from …"',
  },
  { is: 'a DuckDB database', begins: /^[^]{8}DUCK/, hint: "write its table as CSV: copy … to 'x.csv'" },
  { is: 'a program', begins: /^(?:\x7FELF|MZ[^]{58})/, hint: 'check the name of the file' },
  {
    is: 'a web page or XML',
    begins: /^(?:\xEF\xBB\xBF)?\s*<(?:!doctype|html|head|body|\?xml|rss|table|!--)/i,
    hint: 'a page where a table was asked for is often that of a login: fetch it again, or save its table as CSV',
  },
];

/** Throws SourceError (exit 2) for a file that is no table of text, with what it is and what to do. */
export async function refuseForeignFormat(path: string, name: string): Promise<void> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  const head = buffer.toString('latin1', 0, bytesRead);
  const format = FORMATS.find(({ begins }) => begins.test(head));
  if (!format) return;
  throw new SourceError(`${name} is ${format.is}, not a table of text`, {
    exitCode: 2,
    hint: format.hint,
    code: 'source.format',
  });
}
