// Boards of cards, as Trello's: the name of a card says company and title.
import type { Reader } from '../duckdb/reader.ts';
import { keyOf } from '../mapping/column-keys.ts';
import { mapColumns } from '../mapping/map-columns.ts';
import { createRecordView, recordColumn } from '../source/stage-query.ts';
import type { SourceColumn, TabularSource } from '../source/tabular-source.ts';
import { orderOfCards, readCardName } from './card-names.ts';
import { stagedFields } from './fields.ts';

const CARD = keyOf('Card Name');
/** What the columns are called that are made of it. */
const MADE = { company: 'Company', title: 'Job Title' } as const;
/** So many names tell in which order they have company and title. */
const MOST_NAMES = 1_000;

/** Gives a list of cards columns of company and title, where it has none. */
export async function addCardColumns(reader: Reader, source: TabularSource): Promise<void> {
  const names = source.columns.map(({ name }) => name);
  const card = names.find((name) => keyOf(name) === CARD);
  const { columns } = mapColumns(stagedFields, names);
  if (card === undefined || columns.company_name || columns.job_title) return;
  const rows = await reader.rows(
    `select distinct ${recordColumn(source, card)} as name from record limit ${MOST_NAMES}`,
  );
  const order = orderOfCards(rows.flatMap(({ name }) => (name === null ? [] : [String(name)])));
  const { sql } = source.columns.find(({ name }) => name === card) as SourceColumn;
  for (const [part, name] of Object.entries(MADE) as [keyof typeof MADE, string][]) {
    reader.define(
      `card_${part}`,
      1,
      (cell = null) => (cell === null ? null : readCardName(cell, order)[part]),
      () => {},
    );
    source.columns.push({ name, sql: `card_${part}(${sql})` });
  }
  await createRecordView(reader, source);
}
