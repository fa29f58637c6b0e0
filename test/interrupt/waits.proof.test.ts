// faults.md I1: waits that no statement ends, under every launcher.
import { describe, test, vi } from 'vitest';
import { launchers } from './terminal.ts';
import { waitingPlace, waits } from './waits.ts';

vi.setConfig({ testTimeout: 120_000 });

const waiting = waitingPlace();

describe.each(launchers)('started by %s', (_, start) => {
  test.each(Object.entries(waits))('%s', (_name, stop) => stop(waiting, start));
});
