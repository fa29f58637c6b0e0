import { test, vi } from 'vitest';
import { endConnection } from './ended-connections.ts';

vi.setConfig({ testTimeout: 240_000 });

test.each([0, 300, 700])(
  'a connection that ends after %d ms is named, and nothing is published',
  (afterMs) => endConnection(afterMs),
);
