import { defineConfig } from 'vitest/config';

// A process time zone that is neither UTC nor the server's: what depends on it by accident fails here.
process.env.TZ = 'Australia/Lord_Howe';

export default defineConfig({
  test: {
    // Tests wait for servers, timeouts and children more than they compute.
    maxWorkers: 2,
    projects: [
      { test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/**/*.db.test.ts'] } },
      {
        test: {
          name: 'db',
          include: ['test/**/*.db.test.ts'],
          globalSetup: ['test/support/server.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
