/** A header that announces a length is looked for in so many bytes; mail programs write it near the top. */
const SEARCHED_BYTES = 64 * 1024;

/** Position just after the blank line that ends the headers, or -1 while there is none. */
export function findHeadersEnd(message: Buffer): number {
  const unix = message.indexOf('\n\n');
  const dos = (unix === -1 ? message : message.subarray(0, unix)).indexOf('\n\r\n');
  if (dos !== -1) return dos + 3;
  return unix === -1 ? -1 : unix + 2;
}

/** Where a message that begins with these bytes ends by its Content-Length header; undefined when none tells. */
export function declaredEnd(message: Buffer): number | undefined {
  const start = message.subarray(0, SEARCHED_BYTES);
  const bodyStart = findHeadersEnd(start);
  if (bodyStart === -1) return undefined;
  const headers = start.toString('latin1', 0, bodyStart);
  const length = /^content-length:[ \t]*(\d{1,12})[ \t]*\r?$/im.exec(headers)?.[1];
  return length === undefined ? undefined : bodyStart + Number(length);
}
