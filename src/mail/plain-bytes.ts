// Mail as old or foreign programs wrote it, as bytes that the rest understands: UTF-16 becomes UTF-8, and carriage
// returns that end lines alone, as on old Macs, become line feeds.

const [LF, CR] = [0x0a, 0x0d];
/** So many bytes tell how a file is written. */
const TELLING_BYTES = 4096;

/** A whole message as plain bytes; the same bytes where nothing is to be changed. */
export function plainBytes(bytes: Buffer): Buffer {
  const encoding = utf16Of(bytes);
  if (encoding !== undefined)
    return plainBytes(Buffer.from(new TextDecoder(encoding).decode(bytes)));
  return endsWithReturns(bytes) ? withLineFeeds(Buffer.from(bytes)) : bytes;
}

/** The bytes of a mailbox as plain bytes; lone carriage returns are line ends where the first line ends in one. */
export async function* plainStream(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const chunks = source[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  let ended = false;
  while (head.length < TELLING_BYTES && !ended) {
    const { value, done } = await chunks.next();
    ended = done === true;
    if (!ended) head = Buffer.concat([head, value]);
  }
  const encoding = utf16Of(head);
  const bytes = joined(head, { [Symbol.asyncIterator]: () => chunks });
  if (encoding !== undefined) yield* plainStream(asUtf8(bytes, encoding));
  else if (endsWithReturns(head.subarray(0, TELLING_BYTES))) yield* feeding(bytes);
  else yield* bytes;
}

async function* joined(head: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  yield* rest;
}

async function* asUtf8(source: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of source) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/** A carriage return at the end of a chunk waits for what follows it. */
async function* feeding(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waits = false;
  for await (const chunk of source) {
    if (chunk.length === 0) continue;
    const bytes: Buffer = waits ? Buffer.concat([Buffer.from([CR]), chunk]) : Buffer.from(chunk);
    waits = bytes.at(-1) === CR;
    yield withLineFeeds(waits ? bytes.subarray(0, -1) : bytes);
  }
  if (waits) yield Buffer.from([LF]);
}

/** In place: every carriage return that no line feed follows. */
function withLineFeeds(bytes: Buffer): Buffer {
  for (let at = bytes.indexOf(CR); at !== -1; at = bytes.indexOf(CR, at + 1))
    if (bytes[at + 1] !== LF) bytes[at] = LF;
  return bytes;
}

function endsWithReturns(bytes: Buffer): boolean {
  return bytes.includes(CR) && !bytes.includes(LF);
}

/** UTF-16 by its byte order mark, or by the NULs that it makes of every letter of a header's first name. */
function utf16Of(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.toString('latin1', 0, 12);
  if (/^(?:[!-~]\0){4}/.test(start)) return 'utf-16le';
  return /^(?:\0[!-~]){4}/.test(start) ? 'utf-16be' : undefined;
}
