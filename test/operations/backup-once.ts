// One backup of a database into a folder; a program of its own, for a disk of its own.
import { connect } from '../../src/database/session.ts';
import { EtlError } from '../../src/errors.ts';
import { takeBackup } from '../../src/operations/backup/take-backup.ts';
import { readSchema } from '../../src/schema.ts';

const [url, out = ''] = process.argv.slice(2);
await using session = await connect(url, 'nyx-etl backup');
try {
  await takeBackup(session, { out, keep: 7 }, readSchema());
} catch (error) {
  if (!(error instanceof EtlError)) throw error;
  process.stderr.write(`${error.message}\n${error.hint}\n`);
}
