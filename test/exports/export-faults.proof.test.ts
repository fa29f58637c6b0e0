import { test, vi } from 'vitest';
import { endBefore } from './ended-connections.ts';

vi.setConfig({ testTimeout: 240_000 });

test.each(['nyx.users', 'nyx.job_posts', 'saturnus.emails'])(
  'a connection that ends when the export comes to %s is named, and nothing is published',
  (table) => endBefore(table),
);
