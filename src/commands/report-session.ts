import { findWarehouse, openWarehouse } from '../database/warehouse.ts';
import { renderText } from '../reports/render/text.ts';
import { buildSessionReport } from '../reports/session/build-session-report.ts';
import { describeSession } from '../reports/session/describe-session.ts';
import { type GlobalArguments, toJson } from './command.ts';

/** Prints the report of one session of a warehouse on stdout, as text or JSON. */
export async function printSessionReport(
  args: GlobalArguments,
  folder: string,
  session: string,
): Promise<void> {
  const warehouse = await findWarehouse(folder);
  await using duckDb = await openWarehouse(warehouse);
  const report = await buildSessionReport(duckDb, warehouse, session);
  const text = args.json ? toJson(report) : renderText(describeSession(report), terminal());
  process.stdout.write(`${text}\n`);
}

function terminal() {
  return {
    width: process.stdout.columns ?? 100,
    color: process.stdout.isTTY === true && !process.env.NO_COLOR,
  };
}
