// What Outlook keeps in a .msg file, read by @kenjiuno/msgreader.
import { createRequire } from 'node:module';
import type { FieldsData } from '@kenjiuno/msgreader';
import { once } from '../../once.ts';
import { isSoundContainer } from './sound-container.ts';

/** A property's id, as [MS-OXPROPS] has it, of those that the library does not name. */
const PROPERTIES = {
  representedName: 0x0042,
  representedAddress: 0x0065,
  conversationIndex: 0x0071,
  references: 0x1039,
  inReplyTo: 0x1042,
} as const;

/** An item: what the library names, its other properties by id, and the bytes of its attachments. */
export interface OutlookItem {
  fields: FieldsData;
  text(property: keyof typeof PROPERTIES): string | undefined;
  bytes(property: keyof typeof PROPERTIES): Buffer | undefined;
  attachment(index: number): Buffer | undefined;
}

/** Loaded when the first file of that kind comes: most mail is none. */
const library = once(
  () =>
    createRequire(import.meta.url)('@kenjiuno/msgreader') as typeof import('@kenjiuno/msgreader'),
);

const UNICODE = 0x001f;
const WESTERN = 1252;
/** Code pages of texts that are not Unicode, which iconv-lite knows by their numbers. */
const CODE_PAGES = new Set([
  ...[874, 932, 936, 949, 950, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258],
  ...[20866, 21866, 65001],
]);

/** The code page of a locale's texts, where a mail names none: those of languages that are not written in Western letters. */
const LOCALE_PAGES: Readonly<Record<number, number>> = {
  ...{ 1025: 1256, 1026: 1251, 1028: 950, 1029: 1250, 1032: 1253, 1037: 1255, 1038: 1250 },
  ...{ 1041: 932, 1042: 949, 1045: 1250, 1048: 1250, 1049: 1251, 1051: 1250, 1054: 874 },
  ...{ 1055: 1254, 1058: 1251, 1061: 1257, 1062: 1257, 1063: 1257, 1066: 1258, 2052: 936 },
};

/** Reads an item; undefined when its file is damaged. */
export function readItem(bytes: Buffer): OutlookItem | undefined {
  if (!isSoundContainer(bytes)) return undefined;
  try {
    const item = parse(bytes, WESTERN);
    const { messageCodepage, messageLocaleId = 0, internetCodepage } = item.fields;
    const page = [messageCodepage, LOCALE_PAGES[messageLocaleId], internetCodepage].find(
      (one) => one !== undefined && CODE_PAGES.has(one),
    );
    return page === undefined || page === WESTERN ? item : parse(bytes, page);
  } catch {
    // Whatever it stumbles over is a property that is cut off, or none of the type it says.
    return undefined;
  }
}

function parse(bytes: Buffer, codePage: number): OutlookItem {
  const reader = new (library().default)(
    new DataView(bytes.buffer, bytes.byteOffset, bytes.length),
  );
  const ids = new Set<number>(Object.values(PROPERTIES));
  const found = new Map<FieldsData, Map<number, { type: number; raw: Buffer }>>();
  reader.parserConfig = {
    ansiEncoding: `cp${codePage}`,
    propertyObserver: (fields, tag, raw) => {
      const id = tag >>> 16;
      if (raw === null || !ids.has(id)) return;
      const properties = found.get(fields) ?? new Map();
      found.set(fields, properties.set(id, { type: tag & 0xffff, raw: Buffer.from(raw) }));
    },
  };
  const fields = reader.getFileData();
  const property = (name: keyof typeof PROPERTIES) => found.get(fields)?.get(PROPERTIES[name]);
  return {
    fields,
    bytes: (name) => property(name)?.raw,
    text: (name) => {
      const { type, raw } = property(name) ?? {};
      return raw?.toString(type === UNICODE ? 'utf16le' : 'latin1').replace(/\0[\s\S]*$/, '');
    },
    attachment: (index) => {
      const attached = fields.attachments?.[index];
      return attached?.dataId === undefined
        ? undefined
        : Buffer.from(reader.getAttachment(attached).content);
    },
  };
}
