/** Decodes RFC 2152 UTF-7; stray bytes above 127 stay as Latin-1. */
export function decodeUtf7(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  return text
    .replace(/\+([A-Za-z0-9+/]*)-?/g, (whole, encoded: string) => {
      if (encoded === '') return whole === '+-' ? '+' : whole;
      return utf16(Buffer.from(encoded, 'base64'));
    })
    .toWellFormed();
}

function utf16(bytes: Buffer): string {
  let text = '';
  for (let i = 0; i + 1 < bytes.length; i += 2) text += String.fromCharCode(bytes.readUInt16BE(i));
  return text;
}
