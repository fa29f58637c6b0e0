// A connection that a router has forgotten, or whose address is gone, is noticed in a minute and not after two hours.
import { readFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { cloneDatabase } from '../support/database.ts';

/** Seconds until the kernel asks the other end of a quiet connection whether it stands; null when it never does. */
async function secondsToQuestion(port: number): Promise<number | null> {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8')),
  );
  const rows = tables.flatMap((table) => table.split('\n').map((line) => line.trim().split(/\s+/)));
  const [kind, when] = rows.find(([, local]) => local?.endsWith(`:${hex}`))?.[5]?.split(':') ?? [];
  return kind === '02' && when !== undefined ? Number.parseInt(when, 16) / 100 : null;
}

test('the kernel asks for a quiet connection within half a minute', async () => {
  await using database = await cloneDatabase();
  await database.session.pg.query('select 1');
  const { stream } = Reflect.get(database.session.pg, 'connection');
  if (!(stream instanceof Socket)) throw new Error('the connection has no socket');
  const seconds = await secondsToQuestion(stream.localPort ?? 0);
  expect(seconds).not.toBeNull();
  expect(seconds).toBeLessThanOrEqual(30);
});
