import { findWarehouse, openWarehouse } from '../database/warehouse.ts';
import { describeTerminal, printText } from '../output.ts';
import { readReport } from '../reports/read-report.ts';
import { renderText } from '../reports/render/text.ts';
import { type GlobalArguments, printReport } from './command.ts';

/** Prints the report of one session of a warehouse: as text, or with --json as JSON at the end. */
export async function printSessionReport(
  args: GlobalArguments,
  folder: string,
  session: string,
): Promise<void> {
  const warehouse = await findWarehouse(folder);
  await using duckDb = await openWarehouse(warehouse);
  const report = await readReport(duckDb, warehouse, { kind: 'session', wanted: session });
  const terminal = describeTerminal();
  if (args.json) printReport(report.content);
  else printText(`${renderText(report.document(), terminal)}\n`, terminal);
}
