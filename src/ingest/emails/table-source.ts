import type { DateOrder } from '../../choices.ts';
import { requireComplete } from '../../database/duckdb-stream.ts';
import { SourceError } from '../../errors.ts';
import { readMessage } from '../../mail/message-row.ts';
import { shownNames } from '../../text/shown-names.ts';
import type { Reader } from '../duckdb/reader.ts';
import type { TabularLoadOptions } from '../load-table.ts';
import { type Mapping, mapColumns } from '../mapping/map-columns.ts';
import { orderOfOtherColumns } from '../other-date-columns.ts';
import { orNameThem } from '../source/header-line.ts';
import { addRawRecords } from '../source/raw-records.ts';
import { recordColumn, unreadableRecords } from '../source/stage-query.ts';
import type { TabularSource } from '../source/tabular-source.ts';
import type { MailSource } from './mail-source.ts';
import { stageRecords } from './stage-records.ts';
import { mailFields } from './table-fields.ts';
import { readTableMessage } from './table-message.ts';

/**
 * The records of a table as messages; its columns are found by name. Throws SourceError (exit 2) when no column tells who
 * wrote them.
 */
export async function tableSource(
  reader: Reader,
  table: TabularSource,
  {
    map,
    onMapping,
    maxMessageBytes,
    dateOrder,
  }: Pick<TabularLoadOptions, 'map' | 'onMapping' | 'dateOrder'> & { maxMessageBytes: number },
): Promise<MailSource> {
  const names = table.columns.map((column) => column.name);
  const mapping = await findWholeMessages(reader, table, mapColumns(mailFields, names, map));
  onMapping?.(table.path, mapping);
  requireSender(table, mapping);
  const order = dateOrder ?? (await orderOfDates(reader, table, mapping));
  return {
    source: await table.identify(),
    options: { mapping: mapping.told, max_message_bytes: maxMessageBytes, date_order: order },
    batches: async function* () {
      for await (const rows of readCells(reader, table, mapping)) {
        yield stageRecords(
          rows.map(({ recordNumber, cells }) => ({
            recordNumber,
            place: `${table.path}#record ${recordNumber}`,
            byteOffset: null,
            raw: null,
            content: readTableMessage(cells, maxMessageBytes, { order }),
          })),
        );
      }
    },
    setAside: () => unreadableRecords(reader, table),
    completeRejects: (session) => addRawRecords(session, reader, table),
    verify: table.verify,
  };
}

/** The order of slashed dates, of which the first records would have one; the whole file is read only then. */
async function orderOfDates(
  reader: Reader,
  table: TabularSource,
  { columns }: Mapping,
): Promise<DateOrder | null> {
  const names = ['sent_at', 'received_at'].flatMap((field) => columns[field]?.slice(0, 1) ?? []);
  const slashed = names.map(
    (name) => `regexp_matches(${recordColumn(table, name)}, '\\d[/-]\\d{1,2}[/-]\\d')`,
  );
  if (slashed.length === 0) return null;
  const [row] = await reader.rows(`
    select bool_or(${slashed.join(' or ')}) as any
    from (select * from record where broken is null limit ${PEEKED_RECORDS})`);
  return row?.any === true ? orderOfOtherColumns(reader, table) : null;
}

async function* readCells(reader: Reader, table: TabularSource, mapping: Mapping) {
  const fields = Object.keys(mapping.columns);
  const columns = Object.values(mapping.columns).map(([name = '']) => recordColumn(table, name));
  const query = `select record_number, ${columns.join(', ')} from record where broken is null`;
  const result = await reader.connection.stream(query);
  for await (const rows of result.yieldRowsJson()) {
    yield rows.map(([number, ...values]) => {
      const cells = fields.map((field, index) => [field, values[index] as string | null]);
      return { recordNumber: Number(number), cells: Object.fromEntries(cells) };
    });
  }
  await requireComplete(result, () => reader.connection.run(query));
}

const PEEKED_RECORDS = 20;

/**
 * Where no column tells the sender, the bodies may be whole messages with their headers, as the Enron corpus has them:
 * then they are mapped as such.
 */
async function findWholeMessages(
  reader: Reader,
  table: TabularSource,
  mapping: Mapping,
): Promise<Mapping> {
  const { body_plain: bodies, ...columns } = mapping.columns;
  if (columns.from_address || columns.raw_message || columns.header_list || !bodies?.[0])
    return mapping;
  const column = recordColumn(table, bodies[0]);
  const rows = await reader.rows(
    `select ${column} as text from record where broken is null and ${column} <> '' limit ${PEEKED_RECORDS}`,
  );
  const messages = rows.filter(({ text }) => hasSender(String(text)));
  if (messages.length * 2 <= rows.length) return mapping;
  const whole = { ...columns, raw_message: bodies };
  return { ...mapping, columns: whole, told: whole };
}

function hasSender(text: string): boolean {
  const row = readMessage(Buffer.from(text));
  return !('reason' in row) && !row.repairs.includes('from_missing');
}

function requireSender(table: TabularSource, mapping: Mapping): void {
  const { from_address: from, raw_message: whole, header_list: header } = mapping.columns;
  if (from || whole || header) return;
  const names = shownNames(table.columns.map((column) => column.name));
  throw new SourceError(
    `${table.path} has no column for the sender of a mail; its columns are ${names}`,
    {
      exitCode: 2,
      hint: orNameThem(
        'name it with --map from_address=…, or a column of whole messages with --map raw_message=…',
        table,
      ),
    },
  );
}
