import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedServer, stopEmbeddedServer } from './embedded-server.ts';

/** An embedded server with no data, for tests, benchmarks and code generation; disposing removes all of it. */
export interface ScratchServer extends AsyncDisposable {
  url: string;
  home: string;
}

/** Starts a scratch server in a temporary folder. */
export async function startScratchServer(): Promise<ScratchServer> {
  const home = await mkdtemp(join(tmpdir(), 'nyx-etl-'));
  // Under root the server runs as a user of its own, who must be able to enter.
  await chmod(home, 0o711);
  const url = await startEmbeddedServer(home);
  return {
    url,
    home,
    [Symbol.asyncDispose]: async () => {
      await stopEmbeddedServer(home);
      await rm(home, { recursive: true, force: true });
    },
  };
}
