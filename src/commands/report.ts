import { join } from 'node:path';
import { nyxHome } from '../config.ts';
import { findWarehouse, openWarehouse } from '../database/warehouse.ts';
import { ConfigError } from '../errors.ts';
import { renderText } from '../reports/render/text.ts';
import { buildSessionReport } from '../reports/session/build-session-report.ts';
import { describeSession } from '../reports/session/describe-session.ts';
import { defineCommand, toJson } from './command.ts';

export default defineCommand({
  command: 'report',
  describe: 'a session, from the newest warehouse',
  options: {
    session: { type: 'string', describe: 'its id, its name, or last' },
    warehouse: {
      type: 'string',
      describe: 'a warehouse, or the folder of all (default: exports in NYX_HOME)',
    },
  },
  examples: [
    ['report --session last', 'what the last session brought'],
    ['report --session last --json', 'the same for programs'],
  ],
  run: async (args) => {
    if (args.session === undefined)
      throw new ConfigError('say what to report', { hint: 'e.g. --session last' });
    const warehouse = await findWarehouse(args.warehouse ?? join(nyxHome(), 'exports'));
    await using duckDb = await openWarehouse(warehouse);
    const report = await buildSessionReport(duckDb, warehouse, args.session);
    const text = args.json ? toJson(report) : renderText(describeSession(report), terminal());
    process.stdout.write(`${text}\n`);
    return undefined;
  },
});

function terminal() {
  return {
    width: process.stdout.columns ?? 100,
    color: process.stdout.isTTY === true && !process.env.NO_COLOR,
  };
}
