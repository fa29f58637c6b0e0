// faults.md S3 and E1: the server goes away, or refuses, at each stage of an export.
import { afterEach, beforeEach, test, vi } from 'vitest';
import { loseAt, loseWhileRecorded, refusals, refuse, stages } from './lost-server.ts';
import { type Exports, openExports } from './published.ts';

vi.setConfig({ testTimeout: 300_000 });

let exports: Exports;

beforeEach(async () => {
  exports = await openExports();
});

afterEach(() => exports[Symbol.asyncDispose]());

test('lost at any stage, nothing is visible, and the next export is as any other', () =>
  loseAt(exports, Object.values(stages)));

test.each(['reset', 'lose the answer'] as const)(
  'lost while it is recorded (%s): it stands whole and says so, and the next export knows it',
  (fault) => loseWhileRecorded(exports, fault),
);

test.each(Object.entries(refusals))('refused at the %s, nothing is visible', (_, refusal) =>
  refuse(exports, refusal),
);
