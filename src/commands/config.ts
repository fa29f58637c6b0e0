import { listValues } from '../configuration/list-values.ts';
import { setReporting } from '../database/reporting.ts';
import { ConfigError } from '../errors.ts';
import {
  type CommandArguments,
  defineCommand,
  printDone,
  printResult,
  readSettings,
  remark,
  withMigratedSession,
} from './command.ts';
import { renderTable } from './table.ts';

const options = {
  action: {
    choices: ['show', 'set'],
    default: 'show',
    describe: 'print what counts, or change it',
  },
  key: { type: 'string', describe: 'set: timezone or ghost_after_days' },
  value: { type: 'string', describe: 'set: what it becomes' },
  origin: { type: 'boolean', default: false, describe: 'show: where each value comes from' },
} as const;

const OF_THE_DATABASE = ['timezone', 'ghost_after_days'] as const;

export default defineCommand({
  command: 'config [action] [key] [value]',
  describe: 'the configuration that counts; the zone and the days of silence in the database',
  positionals: ['action', 'key', 'value'],
  options,
  examples: [
    ['config show --origin', 'every value, and whether a flag, a variable, a file or none gave it'],
    ['config set timezone Europe/Berlin', 'how days are counted'],
    ['config set ghost_after_days 21', 'after how many days without an answer nobody answers'],
  ],
  run: (args) => {
    if (args.action === 'show' && args.key !== undefined)
      throw new ConfigError("'config show' takes no key: it prints them all", {
        hint: 'nyx-etl config show',
      });
    return args.action === 'show' ? show(args) : set(args);
  },
});

async function show(args: CommandArguments<typeof options>): Promise<undefined> {
  const configuration = await readSettings(args);
  const values = listValues(configuration);
  printResult(args, 'config', { file: configuration.file ?? null, values }, () =>
    [
      configuration.file ?? "no configuration: 'nyx-etl init' writes one",
      renderTable(
        ['key', 'value', ...(args.origin ? ['from'] : [])],
        values.map(({ key, value, origin }) => [
          key,
          typeof value === 'string' ? value : JSON.stringify(value),
          ...(args.origin ? [origin] : []),
        ]),
      ),
    ].join('\n'),
  );
  return undefined;
}

async function set(args: CommandArguments<typeof options>): Promise<undefined> {
  const key = OF_THE_DATABASE.find((known) => known === args.key);
  const { value } = args;
  if (key === undefined) {
    throw new ConfigError(`${args.key ?? 'nothing'} is not in the database`, {
      hint: `config set changes ${OF_THE_DATABASE.join(' and ')}; the rest stands in nyx-etl.config.yaml`,
    });
  }
  if (value === undefined) {
    throw new ConfigError(`what is ${key} to be?`, {
      hint: `nyx-etl config set ${key} ${key === 'timezone' ? 'Europe/Berlin' : '30'}`,
    });
  }
  return withMigratedSession(args, 'config', async (session) => {
    const before = await setReporting(session, { [key]: value });
    printDone(args, 'config-set', { key, value, before: before[key] }, () =>
      before[key] === value ? `${key} is ${value} already` : `${key}: ${before[key]} -> ${value}`,
    );
    if (before[key] !== value) remark(args, `next: nyx-etl transform`);
    return undefined;
  });
}
