// Records as the Gmail API gives them: the header as a list of fields, the body as parts within parts, in base64.
import { type Headers, header, readHeaders } from '../../mail/mime/headers.ts';
import { headerNames, type MailCells } from './table-fields.ts';

interface Part {
  mimeType?: string;
  filename?: string;
  body?: { data?: string };
  parts?: readonly Part[];
}

const MAX_DEPTH = 50;

/** The cells with what a list of header fields and the parts of a body say; a column of its own is more than a header field. */
export function withMimeCells(cells: MailCells): MailCells {
  const plain: string[] = [];
  const html: string[] = [];
  const type = cells.part_type ?? 'text/plain';
  const whole = {
    mimeType: type,
    body: { data: cells.part_data ?? '' },
    parts: listOf<Part>(cells.part_list),
  };
  gatherTexts(whole, plain, html, 0);
  const given = Object.entries(cells).filter(([, cell]) => cell !== null);
  return {
    ...headerCells(cells.header_list ?? ''),
    ...Object.fromEntries(given),
    ...(plain.length + html.length > 0 && { body_plain: joined(plain), body_html: joined(html) }),
  };
}

/** A header as a list of names and values, or as it stands in a mail. */
function headerCells(text: string): MailCells {
  const list = listOf<{ name?: string; value?: string }>(text);
  const headers: Headers =
    list.length > 0
      ? {
          fields: list.map(({ name, value }) => ({
            name: String(name).toLowerCase(),
            value: value ?? '',
          })),
          length: 0,
        }
      : decoded(readHeaders(Buffer.from(text)));
  const cells = Object.entries(headerNames).map(([field, name]) => [
    field,
    header(headers, name) ?? null,
  ]);
  return Object.fromEntries(cells);
}

/** Values of a header that was read from bytes are Latin-1. */
function decoded({ fields, length }: Headers): Headers {
  return {
    fields: fields.map(({ name, value }) => ({
      name,
      value: Buffer.from(value, 'latin1').toString(),
    })),
    length,
  };
}

/** Bodies come as UTF-8 whatever charset their part names. */
function gatherTexts(part: Part, plain: string[], html: string[], depth: number): void {
  if (depth > MAX_DEPTH) return;
  for (const inner of part.parts ?? []) gatherTexts(inner, plain, html, depth + 1);
  const text = Buffer.from(part.body?.data ?? '', 'base64').toString();
  if (text.trim() === '' || (part.filename ?? '') !== '') return;
  if (part.mimeType === 'text/html') html.push(text);
  else if (part.mimeType === 'text/plain') plain.push(text);
}

function joined(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : texts.join('\n');
}

function listOf<Item>(cell: string | null | undefined): Item[] {
  if (!/^\s*\[/.test(cell ?? '')) return [];
  try {
    const items: unknown = JSON.parse(cell ?? '');
    return Array.isArray(items)
      ? items.filter((item) => typeof item === 'object' && item !== null)
      : [];
  } catch {
    return [];
  }
}
