// faults.md S1 and S3 for the nightly: stopped, or without its server, in each of its parts.
import { test, vi } from 'vitest';
import { loseNight, losses, nights, stopNight, stops } from './nights.ts';

vi.setConfig({ testTimeout: 300_000 });
const night = nights();

test.each(Object.entries(stops))(
  'SIGTERM in the %s: cancelled, exit 143, nothing left; the next run does the work',
  (_, statement) => stopNight(night, statement),
);

test.each(Object.entries(losses))(
  'the connection is lost in the %s: the run is done again from its beginning',
  (_, loss) => loseNight(night, loss),
);
