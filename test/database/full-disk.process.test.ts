// faults.md S6: the disk of PostgreSQL itself is full, or takes nothing at all.
import { expect, test } from 'vitest';
import { FULL, onDisk, READ_ONLY } from './full-disk.ts';

test('it is said that the disk is full, or read-only', async () => {
  const [made, , readOnly] = await onDisk(`
    say made; disk 20m; nyx db start; ls -A "$DISK" >&2; umount "$DISK"
    say started; disk 160m; nyx db start; nyx db stop
    say read-only; mount -o remount,ro "$DISK"; nyx db start`);
  expect(made).toMatch(FULL);
  expect(readOnly).toMatch(READ_ONLY);
}, 120_000);
