import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nyxHome } from '../config.ts';
import { findWarehouse, openWarehouse } from '../database/warehouse.ts';
import { ConfigError } from '../errors.ts';
import { formats, render } from '../reports/render/render.ts';
import { buildSessionReport } from '../reports/session/build-session-report.ts';
import { describeSession } from '../reports/session/describe-session.ts';
import { defineCommand, remark, toJson } from './command.ts';

export default defineCommand({
  command: 'report',
  describe: 'a session, from the newest warehouse',
  options: {
    session: { type: 'string', describe: 'its id, its name, or last' },
    format: { choices: [...formats, 'json'] as const, default: 'text' as const, describe: 'how to print it' },
    out: { type: 'string', describe: 'file to write instead of stdout' },
    warehouse: {
      type: 'string',
      describe: 'a warehouse, or the folder of all (default: exports in NYX_HOME)',
    },
  },
  examples: [
    ['report --session last', 'what the last session brought'],
    ['report --session last --format html --out last.html', 'one page to keep or to send'],
    ['report --session last --json', 'for programs'],
  ],
  run: async (args) => {
    if (args.session === undefined) {
      throw new ConfigError('say what to report', { hint: 'e.g. --session last' });
    }
    const warehouse = await findWarehouse(args.warehouse ?? join(nyxHome(), 'exports'));
    await using duckDb = await openWarehouse(warehouse);
    const report = await buildSessionReport(duckDb, warehouse, args.session);
    const format = args.json ? 'json' : args.format;
    const text =
      format === 'json' ? `${toJson(report)}\n` : render(describeSession(report), format, terminal(args.out));
    if (args.out === undefined) process.stdout.write(text);
    else {
      await save(args.out, text);
      remark(args, `wrote ${args.out}`);
    }
    return undefined;
  },
});

/** Reports tell about a person's search: nobody else reads the file. */
async function save(path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError(`cannot write ${path} (${error.code})`, {
      hint: 'choose another --out',
      cause: error,
    });
  });
}

function terminal(out: string | undefined) {
  const color = out === undefined && process.stdout.isTTY === true && !process.env.NO_COLOR;
  return { width: process.stdout.columns ?? 100, color };
}
