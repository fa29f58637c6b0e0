// A manifest that somebody has written into is refused: it says what a restore makes.
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { type EmbeddedHome, emptyHome } from './embedded-home.ts';

type Forgery = (manifest: ReturnType<typeof JSON.parse>) => void;

const PG_AUTHID = { schema: 'pg_catalog', name: 'pg_authid' };
const column = { name: 'x', type: 'integer default pg_backend_pid()', generated: false };

/** What is written into it, and what the restore then says. */
export const forgeries: readonly (readonly [Forgery, string])[] = [
  [({ tables }) => tables[0].columns.push(column), 'a type that PostgreSQL does not know'],
  [
    ({ tables }) => tables.push({ ...tables[0], ...PG_AUTHID }),
    'pg_catalog.pg_authid, which is no table',
  ],
  [({ tables }) => tables.pop(), 'names no saturnus.'],
  [({ tables }) => tables.push(tables[0]), 'a table twice'],
  [
    ({ tables }) => Object.assign(tables[0].columns[0], { name: 'a\0b' }),
    'not as the backup wrote',
  ],
  [({ sequences }) => Object.assign(sequences[0], { lastValue: 'x' }), 'not as the backup wrote'],
];

/** Restores the backup of a home with each of these forgeries, and expects that nothing is made. */
export async function refuseForged(
  home: EmbeddedHome,
  forged: readonly (readonly [Forgery, string])[],
): Promise<void> {
  const out = `${home.backups}-forged`;
  await cp(home.backups, out, { recursive: true });
  const [name = ''] = await readdir(out);
  const path = join(out, name, 'manifest.json');
  const text = await readFile(path, 'utf8');
  for (const [forge, says] of forged) {
    const manifest = JSON.parse(text);
    forge(manifest);
    await writeFile(path, JSON.stringify(manifest));
    await using other = await emptyHome();
    const { code, stderr } = await runCli(['restore', out], other.env);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(says) });
    expect(stderr).toMatch(/^hint: /m);
    expect(await readdir(other.path).catch(() => [])).toEqual([]);
  }
  await rm(out, { recursive: true });
}
