// Only what this program made is replaced: each kind of thing that may be named latest.
import { expect, test, vi } from 'vitest';
import { foreign, publishBeside } from './foreign-latest.ts';
import { openExports } from './published.ts';

vi.setConfig({ testTimeout: 240_000 });

test.each(Object.entries(foreign))(
  '%s named latest is left and named; the export stands and is found',
  async (_, make) => {
    expect.hasAssertions();
    await using exports = await openExports();
    await publishBeside(exports, make);
  },
);
