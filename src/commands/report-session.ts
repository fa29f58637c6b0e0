import { findWarehouse, openWarehouse } from '../database/warehouse.ts';
import { describeTerminal, printText } from '../output.ts';
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
  const terminal = describeTerminal();
  const text = args.json ? toJson(report) : renderText(describeSession(report), terminal);
  printText(`${text}\n`, terminal);
}
