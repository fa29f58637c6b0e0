/** Looking for a longer text of few different bytes would take its length times that of the body. */
const SEARCHED_BYTES = 64;

/**
 * The parts of a multipart body, at most `limit` of them; undefined when no line of it is a boundary.
 * A boundary that the header does not give (or gives wrongly) is taken from the first line that looks like one.
 */
export function splitMultipart(
  body: Buffer,
  declared: string | undefined,
  limit: number,
): Buffer[] | undefined {
  const boundary = declared?.trimEnd() ?? '';
  const parts = boundary === '' ? [] : cut(body, boundary, limit);
  if (parts.length > 0) return parts;
  const seen = /^--([^\s-][^\r\n]{0,200}?)[ \t]*\r?$/m.exec(body.toString('latin1', 0, 4096))?.[1];
  if (seen === undefined) return undefined;
  const guessed = cut(body, seen, limit);
  return guessed.length > 0 ? guessed : undefined;
}

function cut(body: Buffer, boundary: string, limit: number): Buffer[] {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const searched = mark.subarray(0, SEARCHED_BYTES);
  const parts: Buffer[] = [];
  let start = -1;
  for (
    let at = body.indexOf(searched);
    at !== -1;
    at = body.indexOf(searched, at + searched.length)
  ) {
    const line = boundaryLine(body, at, mark);
    if (line === undefined) continue;
    if (start !== -1) parts.push(body.subarray(start, beforeLineBreak(body, start, at)));
    if (parts.length >= limit) return parts;
    start = line.closes ? -1 : line.end;
  }
  if (start !== -1 && start < body.length) parts.push(body.subarray(start));
  return parts;
}

/** The boundary line at `at`, when the mark fills it: where the next line begins and whether it closes. */
function boundaryLine(
  body: Buffer,
  at: number,
  mark: Buffer,
): { end: number; closes: boolean } | undefined {
  if (at > 0 && body[at - 1] !== 0x0a) return undefined;
  let end = at + mark.length;
  if (mark.length > SEARCHED_BYTES && !body.subarray(at, end).equals(mark)) return undefined;
  const closes = body[end] === 0x2d && body[end + 1] === 0x2d;
  if (closes) end += 2;
  while (body[end] === 0x20 || body[end] === 0x09 || body[end] === 0x0d) end++;
  if (end < body.length && body[end] !== 0x0a) return undefined;
  return { end: Math.min(end + 1, body.length), closes };
}

function beforeLineBreak(body: Buffer, start: number, at: number): number {
  let end = at;
  if (end > start && body[end - 1] === 0x0a) end--;
  if (end > start && body[end - 1] === 0x0d) end--;
  return end;
}
