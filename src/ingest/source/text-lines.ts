import { type ByteRange, readInChunks } from '../../files/read-in-chunks.ts';

/**
 * The lines of a UTF-8 file, or of a part of it; they end in LF, CRLF or CR. node:readline takes the separators
 * U+2028 and U+2029, which stand inside the values of records, for ends of lines, too.
 */
export async function* textLines(path: string, range: ByteRange = {}): AsyncGenerator<string> {
  let rest = '';
  const chunks = readInChunks(path, range).setEncoding('utf8');
  for await (const chunk of chunks) {
    // A CR at the end of a chunk may be half of a CRLF.
    const lines = `${rest}${chunk}`.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest.replace(/\r$/, '');
}
