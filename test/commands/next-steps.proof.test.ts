import { test, vi } from 'vitest';
import { freshPlace } from '../ingest/fresh-place.ts';
import { followExports } from './following-reports.ts';

vi.setConfig({ testTimeout: 240_000 });
const place = freshPlace();

test('the report that follows an export is of that export, whatever its profile and folder', () =>
  followExports(place, [0, 1, 2, 3]));
