// faults.md S6: the disk of PostgreSQL itself becomes full in the middle of a load.
import { expect, test } from 'vitest';
import { FULL, onDisk, READ_ONLY } from './full-disk.ts';

const SCRIPT = `
  say made; disk 20m; nyx db start; ls -A "$DISK" >&2; umount "$DISK"
  say loaded; disk 160m; nyx db start; nyx migrate
  nyx ingest table users "$FILE" --quiet; nyx loads
  say again; mount -o remount,size=900m "$DISK"; nyx ingest table users "$FILE"; nyx db stop
  say read-only; mount -o remount,ro "$DISK"; nyx db start`;

test('it is said what is full; nothing is half, and with space the same command works', async () => {
  // What hardly compresses, and is larger than the disk.
  const name = (n: number) =>
    Array.from({ length: 100 }, (_, m) => (n * 7919 + m * 104_729).toString(36)).join('');
  const rows = Array.from({ length: 160_000 }, (_, n) => `${name(n)},u${n}@example.org\n`);
  const [made, loaded, again, readOnly] = await onDisk(SCRIPT, `name,email\n${rows.join('')}`);
  expect(made).toMatch(FULL);
  expect(loaded).toMatch(
    /error: .*No space left on device\nhint: the server's disk is full: .+\ncode 1\nnothing was loaded yet\n/,
  );
  expect(again).toContain('read 160,000 = inserted 160,000');
  expect(readOnly).toMatch(READ_ONLY);
}, 240_000);
