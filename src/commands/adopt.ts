import { readConnectionString } from '../connection-string.ts';
import { counted } from '../counted.ts';
import { type Adoption, adopt } from '../index.ts';
import { defineCommand, printDone, printResult, withProgress, withSession } from './command.ts';

export default defineCommand({
  command: 'adopt',
  describe: "take over a database that the data model's own script has made",
  options: {
    plan: {
      type: 'boolean',
      default: false,
      describe: 'tell what it would do, and change nothing',
    },
    from: {
      type: 'string',
      describe: 'postgres://… of a second database, whose tables are copied into this one',
    },
  },
  examples: [
    ['adopt --plan', 'what it would move, complete and keep; rows that break a constraint'],
    ['adopt', 'move the tables from schema public into nyx and saturnus, all or none'],
    ['adopt --from postgres://localhost/saturnus', 'bring the tables of a second database, too'],
  ],
  run: async (args) => {
    const { plan, from } = args;
    if (from !== undefined) readConnectionString(from, '--from');
    const adoption = await withSession(args, 'adopt', (session) =>
      withProgress(args, (progress) => adopt(session, { plan, progress, from })),
    );
    // A plan, and rows that have to be mended, are what was asked for.
    const isDone = adoption.status === 'adopted' || adoption.status === 'nothing to do';
    const print = isDone ? printDone : printResult;
    print(args, 'adopt', { ...adoption, offences: [...adoption.offences] }, () =>
      describe(adoption).join('\n'),
    );
    return adoption.status === 'refused' ? 3 : undefined;
  },
});

function describe(adoption: Adoption): string[] {
  const { status, tables, changes, kept, left, remarks } = adoption;
  if (status === 'refused') return describeOffences(adoption);
  const width = Math.max(0, ...tables.map(({ table }) => table.length));
  return [
    ...tables.map(
      ({ table, from, rows }) =>
        `${table.padEnd(width)}  ${counted(rows, 'row')}, ${from === 'public' ? 'from schema public' : 'copied'}`,
    ),
    ...changes.map((change) => `done: ${change}`),
    ...kept.map((object) => `kept: ${object}`),
    ...left.map((object) => `left: ${object}`),
    ...remarks.map((remark) => `note: ${remark}`),
    ...conclude(adoption),
  ];
}

function conclude({ status, tables, kept, remarks }: Adoption): string[] {
  if (status === 'nothing to do')
    return [
      remarks.length > 0
        ? 'nothing to do'
        : 'nothing to do: schema public has no table of the data model',
    ];
  const all = `${counted(tables.length, 'table')} with ${counted(
    tables.reduce((sum, { rows }) => sum + rows, 0),
    'row',
  )}`;
  if (status === 'planned')
    return [`would adopt ${all}; nothing was changed`, 'next: nyx-etl adopt'];
  return [
    `adopted ${all}`,
    ...(kept.some((object) => object.startsWith('column '))
      ? [
          "columns that were kept are in no export: 'comment on column … is …' with [pii:none] lets them in",
        ]
      : []),
    'next: nyx-etl transform',
  ];
}

function describeOffences({ offences }: Adoption): string[] {
  const rows = offences.map(({ table, constraint, rows, example_id }) => [
    table,
    constraint,
    `${counted(rows, 'row')}${example_id === null ? '' : `, e.g. id ${example_id}`}`,
  ]);
  const widths = [0, 1].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return [
    'rows break what the data model demands:',
    ...rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`),
    'nothing was changed: mend or delete these rows, then adopt again',
  ];
}
