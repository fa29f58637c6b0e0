// The report that an export says to type next is of that export.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';
import { findWarehouse } from '../../src/database/warehouse.ts';
import type { Place } from '../ingest/fresh-place.ts';
import { runCli } from '../support/run-cli.ts';
import { addApplication, addWorld } from '../transforms/facts.ts';

/** Exports in these of four ways, which differ in profile and folder, and follows what each says to type next. */
export async function followExports(place: Place, places: readonly number[]): Promise<void> {
  const home = join(place.files.path, 'home');
  const env = { NYX_HOME: home, DATABASE_URL: place.database.url };
  const elsewhere = join(place.files.path, "Anna's search");
  const all = [
    { options: [], out: join(home, 'exports'), profile: 'analyst' },
    { options: ['--profile', 'personal'], out: join(home, 'exports'), profile: 'personal' },
    { options: ['--out', elsewhere], out: elsewhere, profile: 'analyst' },
    { options: ['--out', elsewhere, '--profile', 'personal'], out: elsewhere, profile: 'personal' },
  ] as const;
  const exports = all.filter((_, at) => places.includes(at));
  // The newest that the analyst's report finds without being told; it has no session.
  expect(await runCli(['export'], env)).toMatchObject({ code: 0 });
  await addWorld(place.database.session, 1);
  await addApplication(place.database.session, 1, '2026-03-01T12:00:00Z');
  for (const { options } of exports)
    expect((await runCli(['export', ...options], env)).stdout).toContain("run 'nyx-etl transform'");
  expect(await runCli(['transform'], env)).toMatchObject({ code: 0 });
  for (const { options, out, profile } of exports) {
    const exported = await runCli(['export', ...options], env);
    const next = wordsOf(/^next: nyx-etl (.+)$/m.exec(exported.stdout)?.[1] ?? '');
    const { code, stdout, stderr } = await runCli([...next, '--json'], env);
    expect({ options, code, stderr }).toEqual({ options, code: 0, stderr: '' });
    const { manifest } = await findWarehouse(out, profile);
    expect(JSON.parse(stdout)).toMatchObject({
      warehouse: { numbers_current: true, snapshot_at: manifest.snapshot_at },
      responses: { sent: 1 },
    });
  }
}

/** The words of a line as a shell hands them to a program. */
function wordsOf(line: string): string[] {
  return execFileSync('/bin/sh', ['-c', `printf '%s\\n' ${line}`], { encoding: 'utf8' })
    .trimEnd()
    .split('\n');
}
