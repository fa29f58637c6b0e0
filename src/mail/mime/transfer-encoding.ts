const HEX = new Int8Array(256).fill(-1);
for (const [index, digit] of [...'0123456789ABCDEF'].entries()) {
  HEX[digit.charCodeAt(0)] = index;
  HEX[digit.toLowerCase().charCodeAt(0)] = index;
}

/** Undoes a Content-Transfer-Encoding; names nobody knows are taken as none. */
export function decodeTransfer(bytes: Buffer, encoding: string): Buffer {
  const name = encoding.toLowerCase().trim();
  if (name.startsWith('base64')) return decodeBase64(bytes);
  if (name.startsWith('quoted-printable') || name.startsWith('quoted printable'))
    return decodeQuotedPrintable(bytes);
  if (/^(?:x-)?uu(?:e|encode)?\b/.test(name)) return decodeUu(bytes);
  return bytes;
}

/** Decodes quoted-printable; an escape that is none stays as it is. */
export function decodeQuotedPrintable(bytes: Buffer): Buffer {
  if (!bytes.includes(0x3d)) return bytes;
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  let copied = 0;
  for (let at = bytes.indexOf(0x3d); at !== -1; at = bytes.indexOf(0x3d, at + 1)) {
    if (at < copied) continue;
    length += bytes.copy(out, length, copied, at);
    const high = HEX[bytes[at + 1] ?? 0] ?? -1;
    const low = HEX[bytes[at + 2] ?? 0] ?? -1;
    const lineEnd = softBreakEnd(bytes, at + 1);
    if (high >= 0 && low >= 0) out[length++] = (high << 4) | low;
    else if (lineEnd === -1) out[length++] = 0x3d;
    const next = high >= 0 && low >= 0 ? at + 3 : Math.max(at, lineEnd) + 1;
    // A soft line break may be the last thing in the part, without the line feed that would end it.
    copied = Math.min(next, bytes.length);
  }
  length += bytes.copy(out, length, copied);
  return out.subarray(0, length);
}

/** Position of the line feed (or the end of the part) that ends a soft line break, or -1 when this is none. */
function softBreakEnd(bytes: Buffer, from: number): number {
  let i = from;
  while (bytes[i] === 0x20 || bytes[i] === 0x09 || bytes[i] === 0x0d) i++;
  return bytes[i] === 0x0a || i >= bytes.length ? i : -1;
}

function decodeBase64(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const padding = text.indexOf('=');
  if (padding === -1 || /^[=\s]*$/.test(text.slice(padding))) return Buffer.from(text, 'base64');
  // Pieces padded one by one (or followed by plain text): each is decoded for itself.
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (const [piece] of text.matchAll(/[^=]+/g)) length += out.write(piece, length, 'base64');
  return out.subarray(0, length);
}

/** A line of uuencoded text says how many bytes it holds, 63 at most, and holds four characters for three of them. */
const MAX_UU_CHARACTERS = 84;

function decodeUu(bytes: Buffer): Buffer {
  const lines = bytes.toString('latin1').split(/\r?\n/);
  const begin = lines.findIndex((line) => /^begin [0-7]{3,4} /.test(line));
  if (begin === -1) return bytes;
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (const line of lines.slice(begin + 1)) {
    if (line === 'end' || line === '`') break;
    const count = (line.charCodeAt(0) - 32) & 63;
    const codes = [...line.slice(1, 1 + MAX_UU_CHARACTERS)].map((c) => (c.charCodeAt(0) - 32) & 63);
    for (let i = 0, left = count; left > 0 && i < codes.length; i += 4, left -= 3) {
      const [a = 0, b = 0, c = 0, d = 0] = codes.slice(i, i + 4);
      const three = [(a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d];
      for (const byte of three.slice(0, left)) out[length++] = byte;
    }
  }
  return out.subarray(0, length);
}
