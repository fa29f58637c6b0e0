// UTF-8 read as windows-1252, or as Latin-1, and written as UTF-8 again: Ã¼ for ü, â€™ for ’.
const SUSPECT =
  /[\u00C2-\u00F4][\u0080-\u00BF\u20AC\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u017D\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u017E\u0178]/;

const strict = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');
const byteOf = new Map(
  Array.from(
    { length: 256 },
    (_, byte) => [windows1252.decode(Uint8Array.of(byte)), byte] as const,
  ),
);

/** Latin-1 has controls where windows-1252 has signs. */
function controlOf(character: string): number | undefined {
  const code = character.charCodeAt(0);
  return code >= 0x80 && code < 0xa0 ? code : undefined;
}

/** The text as it was meant, or null when it is not, or not certainly, double-encoded UTF-8. */
export function repairDoubleEncoded(text: string): string | null {
  if (!SUSPECT.test(text)) return null;
  const bytes: number[] = [];
  for (const character of text) {
    const byte = byteOf.get(character) ?? controlOf(character);
    // A character beyond windows-1252 cannot come from that mistake.
    if (byte === undefined) return null;
    bytes.push(byte);
  }
  try {
    return strict.decode(Uint8Array.from(bytes));
  } catch {
    // Not UTF-8 underneath: the text only looked like it.
    return null;
  }
}
