import { expect, test } from 'vitest';
import { lineage } from '../../src/transforms/lineage.ts';

test('what feeds a table, and what it feeds, also through other derived tables', () => {
  const edges = lineage('saturnus.emails').map(({ from, to }) => `${from} -> ${to}`);
  expect(edges).toContain('emails -> email_classifications');
  expect(edges).toContain('email_application_links -> company_properties');
  expect(edges).not.toContain('model_usage -> session_digests');
  const below = lineage('session_digests').filter(({ to }) => to !== 'session_digests');
  expect(below).toEqual([{ from: 'session_digests', to: 'latest_session_digests' }]);
});

test('an unknown table is refused with the nearest name', () => {
  expect(() => lineage('session_digest')).toThrow('no transform reads or writes session_digest');
});
