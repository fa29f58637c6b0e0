// A server of a test's own that encrypts connections.
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolder } from '../../src/database/cluster.ts';
import { type ScratchServer, startScratchServer } from '../../src/database/scratch-server.ts';
import { connect } from '../../src/database/session.ts';
import type { Certificate } from './certificate.ts';

/** Starts it with that certificate, whose signer it also trusts as clients', some lines of pg_hba.conf before its own, and what `setup` makes. */
export async function startTlsServer(
  { certificate, key }: Certificate,
  { certificate: root }: Certificate,
  hba: readonly string[],
  setup: string,
): Promise<ScratchServer> {
  const server = await startScratchServer();
  await using admin = await connect(server.url, 'test');
  const data = dataFolder(server.home);
  const files = { 'server.crt': certificate, 'server.key': key, 'root.crt': root };
  for (const [file, text] of Object.entries(files)) {
    // The server writes them itself, so that they are its own.
    const lines = text.trim().split('\n');
    await admin.pg.query(
      `copy (values ${lines.map((line) => `('${line}')`)}) to '${join(data, file)}'`,
    );
    await chmod(join(data, file), 0o600);
  }
  await admin.pg.query(setup);
  await admin.pg.query('alter system set ssl = on');
  await admin.pg.query("alter system set ssl_ca_file = 'root.crt'");
  const own = ['local all all scram-sha-256', 'host all nyx 127.0.0.1/32 scram-sha-256'];
  await writeFile(join(data, 'pg_hba.conf'), `${[...hba, ...own].join('\n')}\n`);
  await admin.pg.query('select pg_reload_conf()');
  return server;
}
