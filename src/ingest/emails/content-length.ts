/** Position just after the blank line that ends the headers, or -1 while there is none. */
export function findHeadersEnd(message: Buffer): number {
  const unix = message.indexOf('\n\n');
  const dos = (unix === -1 ? message : message.subarray(0, unix)).indexOf('\n\r\n');
  if (dos !== -1) return dos + 3;
  return unix === -1 ? -1 : unix + 2;
}

/**
 * Where the message ends by its Content-Length header, when that lies beyond a separator found at `at`;
 * undefined without such a header or when its number cannot be true.
 */
export function contentLengthEnd(view: Buffer, at: number, maxMessageBytes: number): number | undefined {
  const bodyStart = findHeadersEnd(view.subarray(0, at));
  if (bodyStart === -1) return undefined;
  const headers = view.toString('latin1', 0, Math.min(bodyStart, 64 * 1024));
  const declared = /^content-length:[ \t]*(\d{1,12})[ \t]*\r?$/im.exec(headers)?.[1];
  if (declared === undefined) return undefined;
  const end = bodyStart + Number(declared);
  return end > at && end <= maxMessageBytes ? end : undefined;
}
