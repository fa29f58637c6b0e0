import { existsSync, statfsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

// A process time zone that is neither UTC nor the server's: what depends on it by accident fails here.
process.env.TZ = 'Australia/Lord_Howe';

const MEMORY = '/dev/shm';
/** What all databases and folders of tests that run at once may come to. */
const ROOM_BYTES = 4_000_000_000;

// A database is cloned ten times as fast in memory as on a disk; a folder that is named is taken.
if (!process.env.TMPDIR && freeBytes(MEMORY) > ROOM_BYTES) process.env.TMPDIR = MEMORY;

const SHARED_FOLDER = 'test/support/shared-folder.ts';
/** Young garbage is collected seldom, which is less work where texts are read. */
const execArgv = ['--max-semi-space-size=64'];

/** Modules stay loaded from file to file: a first load takes seven times as long as the next. */
const withServer = {
  isolate: false,
  execArgv,
  globalSetup: ['test/support/server.ts', SHARED_FOLDER],
  testTimeout: 60_000,
  hookTimeout: 120_000,
};

const withProgram = {
  ...withServer,
  globalSetup: [...withServer.globalSetup, 'test/support/installed-package.ts'],
};

export default defineConfig({
  test: {
    // Tests wait for servers, timeouts and children; a third worker on two cores gains nothing, though.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          isolate: false,
          execArgv,
          globalSetup: [SHARED_FOLDER],
          testTimeout: 30_000,
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.{db,process,proof}.test.ts'],
        },
      },
      { test: { name: 'db', include: ['test/**/*.db.test.ts'], ...withServer } },
      { test: { name: 'process', include: ['test/**/*.process.test.ts'], ...withProgram } },
      { test: { name: 'proofs', include: ['test/**/*.proof.test.ts'], ...withProgram } },
    ],
  },
});

/** None where there is no such folder. */
function freeBytes(folder: string): number {
  if (!existsSync(folder)) return 0;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
