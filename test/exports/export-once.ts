// One export into the folder given, that leaves the newest one only; a program of its own, to be killed or stopped.
import { connect } from '../../src/database/session.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';

const [url, out = '', asOf = ''] = process.argv.slice(2);
await using session = await connect(url, 'nyx-etl export');
await exportWarehouse(session, { out, profile: 'analyst', asOf, keep: 1 });
