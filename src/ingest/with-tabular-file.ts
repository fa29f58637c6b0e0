import { openReader, type Reader } from './duckdb/reader.ts';
import type { LoadOptions } from './load-plan.ts';
import { explainReading } from './source/explain-reading.ts';
import { openSource, type SourceOptions } from './source/open-source.ts';
import { createRecordView } from './source/stage-query.ts';
import type { TabularSource } from './source/tabular-source.ts';
import { addToldColumns, type ToldColumns } from './told-columns.ts';
import { addTemplateColumn } from './url-template.ts';

/**
 * Opens a tabular file (`-` for stdin) with the view `record` of its records, and closes it when
 * `work` has ended.
 */
export async function withTabularFile<T>(
  path: string,
  options: SourceOptions &
    ToldColumns &
    Pick<LoadOptions, 'progress'> & { urlTemplate?: string | undefined },
  work: (reader: Reader, source: TabularSource) => Promise<T>,
): Promise<T> {
  return explainReading(options.name ?? path, async () => {
    await using reader = await openReader(options.progress);
    reader.progress({ step: 'reading', done: 0, unit: 'rows' });
    const source = await openSource(reader, path, options);
    if (options.urlTemplate !== undefined && !source.isEmpty)
      addTemplateColumn(source, options.urlTemplate);
    addToldColumns(source, options);
    await createRecordView(reader, source);
    return await work(reader, source);
  });
}
