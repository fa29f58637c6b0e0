import { createRequire } from 'node:module';
import type { FieldsData } from '@kenjiuno/msgreader';
import { once } from '../../once.ts';
import { decodeCharset, decodeUndeclared } from '../mime/charset.ts';

const rtf = once(() => {
  const require = createRequire(import.meta.url);
  return {
    ...(require('@kenjiuno/decompressrtf') as typeof import('@kenjiuno/decompressrtf')),
    ...(require('rtf-stream-parser') as typeof import('rtf-stream-parser')),
  };
});

/** Windows' numbers of charsets that it writes pages in, where the name is not made of the number. */
const CHARSETS: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  20127: 'us-ascii',
  20866: 'koi8-r',
  21866: 'koi8-u',
  50220: 'iso-2022-jp',
  51932: 'euc-jp',
  51949: 'euc-kr',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** The texts of an item: as they were kept or, where only rich text was, what that was made from. */
export function itemBody(fields: FieldsData): { plain: string | null; html: string | null } {
  const plain = filled(fields.body);
  const html = filled(fields.bodyHtml) ?? filled(page(fields));
  if (plain !== null || html !== null || fields.compressedRtf === undefined) return { plain, html };
  return richText(fields.compressedRtf);
}

function page({ html, internetCodepage }: FieldsData): string | undefined {
  if (html === undefined) return undefined;
  const bytes = Buffer.from(html);
  return internetCodepage === undefined
    ? decodeUndeclared(bytes)
    : decodeCharset(bytes, charsetOf(internetCodepage));
}

function charsetOf(codePage: number): string {
  const known = CHARSETS[codePage];
  if (known !== undefined) return known;
  return codePage > 28590 && codePage < 28606
    ? `iso-8859-${codePage - 28590}`
    : `windows-${codePage}`;
}

/** Rich text that was made from a page or a plain text holds it; of other rich text nothing is known. */
function richText(compressed: Uint8Array): { plain: string | null; html: string | null } {
  try {
    const { decompressRTF, deEncapsulateSync } = rtf();
    const { mode, text } = deEncapsulateSync(Buffer.from(decompressRTF([...compressed])), {
      mode: 'either',
      decode: (bytes, encoding) => decodeCharset(bytes, encoding.replace(/^cp/, 'windows-')),
    });
    const found = filled(text.toString());
    return mode === 'html' ? { plain: null, html: found } : { plain: found, html: null };
  } catch {
    // The mail still has its sender, its subject and its dates.
    return { plain: null, html: null };
  }
}

function filled(text: string | undefined): string | null {
  const lines = text?.replaceAll('\r\n', '\n') ?? '';
  return lines.trim() === '' ? null : lines;
}
