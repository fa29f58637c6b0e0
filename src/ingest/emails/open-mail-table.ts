import { openReader } from '../duckdb/reader.ts';
import { type Mapping, mapColumns } from '../mapping/map-columns.ts';
import { openSource, type SourceOptions } from '../source/open-source.ts';
import { createRecordView } from '../source/stage-query.ts';
import type { MailSource } from './mail-source.ts';
import { mailFields } from './table-fields.ts';
import { findWholeMessages, tableSource } from './table-source.ts';

export interface MailTableOptions extends SourceOptions {
  maxMessageBytes: number;
  map?: Record<string, readonly string[]>;
  onMapping?: (path: string, mapping: Mapping) => void;
}

/** Opens a table of mails; its columns are found by name. Disposing ends the reader. */
export async function openMailTable(
  path: string,
  options: MailTableOptions,
): Promise<AsyncDisposable & { mail: MailSource }> {
  await using resources = new AsyncDisposableStack();
  const reader = resources.use(await openReader());
  const table = await openSource(reader, path, options);
  await createRecordView(reader, table);
  const names = table.columns.map((column) => column.name);
  const mapping = await findWholeMessages(
    reader,
    table,
    mapColumns(mailFields, names, options.map),
  );
  options.onMapping?.(path, mapping);
  const mail = await tableSource(reader, table, mapping, options);
  const opened = resources.move();
  return { mail, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}
