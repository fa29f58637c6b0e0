const QUOTE = 0x22;
const NEWLINE = 0x0a;

/**
 * Cuts a stream of CSV between rows into batches of a little more than `bytes`, none of them empty. Each must be read
 * to its end before the next is asked for.
 */
export async function* rowBatches(
  source: AsyncIterable<Uint8Array>,
  bytes: number,
): AsyncGenerator<AsyncIterable<Uint8Array>> {
  const chunks = source[Symbol.asyncIterator]();
  let inQuotes = false;
  let pending: Uint8Array | undefined;

  const take = async () => {
    const chunk = pending ?? (await nextChunk(chunks));
    pending = undefined;
    return chunk;
  };

  async function* batch(): AsyncGenerator<Uint8Array> {
    let size = 0;
    for (let chunk = await take(); chunk; chunk = await take()) {
      const scanned = scan(chunk, inQuotes, size + chunk.length >= bytes);
      inQuotes = scanned.inQuotes;
      size += chunk.length;
      if (scanned.end === undefined) {
        yield chunk;
        continue;
      }
      const rest = chunk.subarray(scanned.end);
      if (rest.length > 0) pending = rest;
      yield chunk.subarray(0, scanned.end);
      return;
    }
  }

  try {
    for (pending = await take(); pending; pending = await take()) yield batch();
  } finally {
    await chunks.return?.();
  }
}

async function nextChunk(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array | undefined> {
  const { done, value } = await chunks.next();
  return done ? undefined : value;
}

/** Follows the quotes through a chunk; `end` is where its first row ends, if that is asked for. */
function scan(
  chunk: Uint8Array,
  inQuotes: boolean,
  findEnd: boolean,
): { inQuotes: boolean; end: number | undefined } {
  let quoted = inQuotes;
  for (let at = 0; at < chunk.length; at++) {
    const byte = chunk[at];
    if (byte === QUOTE) quoted = !quoted;
    else if (findEnd && byte === NEWLINE && !quoted) return { inQuotes: quoted, end: at + 1 };
  }
  return { inQuotes: quoted, end: undefined };
}
