import { SourceError } from '../../errors.ts';
import type { Reader } from '../duckdb/reader.ts';
import type { Mapping } from '../mapping/map-columns.ts';
import { addRawRecords } from '../source/raw-records.ts';
import { recordColumn, unreadableRecords } from '../source/stage-query.ts';
import type { TabularSource } from '../source/tabular-source.ts';
import type { MailSource } from './mail-source.ts';
import { stageRecords } from './stage-records.ts';
import { readTableMessage } from './table-message.ts';

/**
 * The records of a table as messages; the view `record` stands already. Throws SourceError (exit 2) when no column
 * tells who wrote them.
 */
export async function tableSource(
  reader: Reader,
  table: TabularSource,
  mapping: Mapping,
  limit: { maxMessageBytes: number },
): Promise<MailSource> {
  requireSender(table, mapping);
  return {
    source: await table.identify(),
    options: { mapping: mapping.columns, max_message_bytes: limit.maxMessageBytes },
    batches: async function* () {
      for await (const rows of readCells(reader, table, mapping)) {
        yield stageRecords(
          rows.map(({ recordNumber, cells }) => ({
            recordNumber,
            place: `${table.path}#record ${recordNumber}`,
            byteOffset: null,
            raw: null,
            content: readTableMessage(cells, limit.maxMessageBytes),
          })),
        );
      }
    },
    setAside: () => unreadableRecords(reader, table),
    steps: [(session) => addRawRecords(session, reader, table)],
    verifySource: table.verify,
  };
}

async function* readCells(reader: Reader, table: TabularSource, mapping: Mapping) {
  const fields = Object.keys(mapping.columns);
  const columns = Object.values(mapping.columns).map(([name = '']) => recordColumn(table, name));
  const result = await reader.connection.stream(
    `select record_number, ${columns.join(', ')} from record where broken is null`,
  );
  for await (const rows of result.yieldRowsJson()) {
    yield rows.map(([number, ...values]) => {
      const cells = fields.map((field, index) => [field, values[index] as string | null]);
      return { recordNumber: Number(number), cells: Object.fromEntries(cells) };
    });
  }
}

function requireSender(table: TabularSource, mapping: Mapping): void {
  if (mapping.columns.from_address) return;
  const names = table.columns.map((column) => column.name).join(', ');
  throw new SourceError(`${table.path} has no column for the sender of a mail; its columns are ${names}`, {
    exitCode: 2,
    hint: 'name it with --map from_address=…',
  });
}
