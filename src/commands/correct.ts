import { ConfigError } from '../errors.ts';
import { appendCorrection } from '../transforms/append-correction.ts';
import { defineCommand, printResult, remark, withMigratedSession } from './command.ts';

export default defineCommand({
  command: 'correct <table> <id> <field> [value]',
  describe: 'append a correction, after proving that the value would be accepted',
  positionals: ['table', 'id', 'field', 'value'],
  options: {
    table: { type: 'string', demandOption: true, describe: 'table of the data model, e.g. applications' },
    id: { type: 'string', demandOption: true, describe: 'id of the row' },
    field: { type: 'string', demandOption: true, describe: 'column to correct' },
    value: { type: 'string', describe: 'what holds from now on; JSON for json columns' },
    null: { type: 'boolean', default: false, describe: 'empty the field, instead of a value' },
    reason: { type: 'string', demandOption: true, describe: 'why, in words' },
  },
  examples: [
    [
      'correct companies 7f9c… tier top --reason "they called back"',
      'nothing is overwritten: the newest counts',
    ],
    ['correct applications 1b2e… success_flag --null --reason "unclear"', 'back to null'],
  ],
  run: (args) =>
    withMigratedSession(args, 'correct', async (session) => {
      const { table, id, field, reason } = args;
      if (args.null === (args.value !== undefined)) {
        throw new ConfigError('give a value or --null', { hint: "run 'nyx-etl correct --help'" });
      }
      const value = args.null ? null : (args.value ?? null);
      const correction = await appendCorrection(session, { table, id, field, value, reason });
      printResult(args, 'correct', correction, () =>
        correction.changes
          ? `corrected ${correction.table}.${field} of ${id}`
          : `${correction.table}.${field} of ${id} had this value already; the correction is kept`,
      );
      remark(args, 'next: nyx-etl transform');
      return undefined;
    }),
});
