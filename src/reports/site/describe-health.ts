import type { Manifest } from '../../database/manifest.ts';
import type { Block, ReportDocument } from '../document.ts';
import type { OverviewReport } from '../documents/overview.ts';
import { integer, moment, plural } from '../format.ts';
import type { Context } from '../section.ts';
import { right } from '../sections/describe-outcomes.ts';
import { mail, quality, unsure } from '../sections/overview/mail.ts';

/** The page about the pipeline: how old what is shown is, what it lacks, and what it was made of. */
export function describeHealth(
  manifest: Manifest,
  overview: OverviewReport,
  context: Context,
  footer: string,
): ReportDocument {
  const { zone } = context;
  const { numbers_as_of, numbers_current, snapshot_at, profile, tables } = manifest;
  const rows = tables.reduce((sum, table) => sum + Number(table.rows), 0);
  const facts: Block = {
    kind: 'facts',
    facts: [
      { label: 'rows were read', value: moment(snapshot_at, zone) },
      {
        label: 'numbers were computed',
        value: numbers_as_of === null ? 'never' : moment(numbers_as_of, zone),
        tone: numbers_current ? 'good' : 'bad',
        note: numbers_current ? 'nothing has changed since' : 'rows have changed since',
      },
      { label: 'profile', value: profile },
      { label: 'rows', value: integer(rows), note: plural(tables.length, 'table') },
    ],
  };
  return {
    title: 'Pipeline health',
    subtitle: 'how old, how complete and how certain all of this is',
    blocks: [
      facts,
      ...quality.show(overview.quality, context),
      ...mail.show(overview.mail, context),
      ...unsure.show(overview.unsure, context),
      { kind: 'heading', text: 'Tables', note: 'of the warehouse that was read' },
      {
        kind: 'table',
        columns: [{ title: 'Table' }, ...right('Rows')],
        rows: tables.map((table) => [{ text: table.name }, { text: integer(table.rows) }]),
      },
    ],
    footer,
  };
}
