// One export, or the proof of one, as a process of its own: node bench/export-once.ts export|verify URL OUT
import { connect } from '../src/database/session.ts';
import { exportWarehouse } from '../src/exports/export-warehouse.ts';
import { verifyExport } from '../src/exports/verify-export.ts';

const [what, url, out = ''] = process.argv.slice(2);
if (what === 'verify') {
  const { problems } = await verifyExport(out);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
} else {
  await using session = await connect(url, 'bench');
  await exportWarehouse(session, { out, profile: 'analyst' });
}
