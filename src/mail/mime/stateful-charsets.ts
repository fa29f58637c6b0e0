const SHIFT_OUT = 0x0e;
const SHIFT_IN = 0x0f;

/** Decodes ISO-2022-KR by turning its shifted runs into EUC-KR. */
export function decodeIso2022Kr(bytes: Buffer): string {
  const euc = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  let shifted = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 0x1b && bytes.toString('latin1', i + 1, i + 4) === '$)C') i += 3;
    else if (byte === SHIFT_OUT) shifted = true;
    else if (byte === SHIFT_IN) shifted = false;
    else euc[length++] = shifted && byte > 0x20 ? byte | 0x80 : byte;
  }
  return new TextDecoder('euc-kr').decode(euc.subarray(0, length));
}

/** Decodes HZ-GB-2312 by turning its `~{` runs into GBK. */
export function decodeHz(bytes: Buffer): string {
  const text = bytes
    .toString('latin1')
    .replace(/~\{([\s\S]*?)(?:~\}|\n|$)/g, (_, run: string) =>
      run.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) | 0x80)),
    )
    .replace(/~~/g, '~')
    .replace(/~\r?\n/g, '');
  return new TextDecoder('gbk').decode(Buffer.from(text, 'latin1'));
}
