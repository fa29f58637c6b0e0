import { dataClassOf } from '../database/personal-data.ts';
import { ConfigError } from '../errors.ts';
import { isStdin } from '../ingest/source/pipe.ts';
import { MAX_SETTING_BYTES, readBounded } from '../ingest/source/read-bounded.ts';
import { appendCorrection } from '../transforms/append-correction.ts';
import { defineCommand, printDone, remark, withMigratedSession } from './command.ts';

export default defineCommand({
  command: 'correct <table> <id> <field> [value]',
  describe: 'append a correction, after proving that the value would be accepted',
  positionals: ['table', 'id', 'field', 'value'],
  options: {
    table: {
      type: 'string',
      demandOption: true,
      describe: 'table of the data model, e.g. applications',
    },
    id: { type: 'string', demandOption: true, describe: 'id of the row' },
    field: { type: 'string', demandOption: true, describe: 'column to correct' },
    value: {
      type: 'string',
      describe: 'what holds from now on, - for stdin; JSON for json columns',
    },
    null: { type: 'boolean', default: false, describe: 'empty the field, instead of a value' },
    reason: { type: 'string', demandOption: true, describe: 'why, in words' },
  },
  examples: [
    [
      'correct companies 7f9c… tier top --reason "they called back"',
      'nothing is overwritten: the newest counts',
    ],
    ['correct applications 1b2e… success_flag --null --reason "unclear"', 'back to null'],
    [
      'correct email_accounts 9c3d… connection_config - --reason "moved" < new.json',
      'a secret comes by stdin: arguments are seen by all',
    ],
  ],
  run: async (args) => {
    const { table, id, field, reason } = args;
    const value = await readValue(args);
    return withMigratedSession(args, 'correct', async (session) => {
      const correction = await appendCorrection(session, { table, id, field, value, reason });
      const { correctionId: correction_id, ...corrected } = correction;
      printDone(args, 'correct', { correction_id, ...corrected }, () =>
        correction.changes
          ? `corrected ${correction.table}.${field} of ${id}`
          : `${correction.table}.${field} of ${id} had this value already; the correction is kept`,
      );
      remark(args, 'next: nyx-etl transform');
      return undefined;
    });
  },
});

interface GivenValue {
  table: string;
  field: string;
  value: string | undefined;
  null: boolean;
}

/** The value as given or, for `-`, as read from stdin without its last line end. Null empties the field. */
async function readValue({
  table,
  field,
  value,
  null: isNull,
}: GivenValue): Promise<string | null> {
  if (isNull === (value !== undefined)) {
    throw new ConfigError('give a value or --null', { hint: "run 'nyx-etl correct --help'" });
  }
  if (value === undefined) return null;
  if (isStdin(value))
    return (await readBounded(value, MAX_SETTING_BYTES)).toString('utf8').replace(/\r?\n$/, '');
  if (dataClassOf(table.split('.').at(-1) ?? table, field) === 'secret') {
    throw new ConfigError(
      `${table}.${field} is secret, and others on this machine can see a command's arguments`,
      {
        hint: 'give - in its place and the value on stdin; what was just typed should be replaced by a new secret',
      },
    );
  }
  return value;
}
