import { expect, test } from 'vitest';
import { lineage } from '../../src/transforms/lineage.ts';

test('what feeds a table, and what it feeds, also through other derived tables', () => {
  const edges = lineage('saturnus.emails').map(({ from, to }) => `${from} -> ${to}`);
  expect(edges).toContain('emails -> email_classifications');
  expect(edges).toContain('application_facts -> company_properties');
  expect(edges).not.toContain('model_usage -> session_digests');
  const through = lineage('session_digests');
  expect(through).toContainEqual({ from: 'model_usage', to: 'application_facts' });
  expect(through).toContainEqual({ from: 'session_digests', to: 'latest_session_digests' });
  expect(through.map(({ to }) => to)).not.toContain('company_properties');
});

test('an unknown table is refused with the nearest name', () => {
  expect(() => lineage('session_digest')).toThrow('no transform reads or writes session_digest');
});
