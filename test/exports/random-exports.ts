// After any changes an export that goes on from the one before holds what one made from nothing holds.
import fc from 'fast-check';
import { test } from 'vitest';
import { connect, type Session } from '../../src/database/session.ts';
import { temporaryFolder } from '../../src/files/temporary-folder.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { cloneDatabase } from '../support/database.ts';
import { attempt } from '../transforms/attempt.ts';
import { type Operation, operations, statements, world } from '../transforms/random-operations.ts';
import { expectAsFromNothing, exportInto } from './kept-rows.ts';

const seed = Number(process.env.NYX_TEST_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Plays `numRuns` random sequences with so many exports in each, of all tables or these. */
export function testKeptRows(numRuns: number, exports: number, tables?: readonly string[]): void {
  test(
    `after any changes an export goes on from the one before as if made from nothing (NYX_TEST_SEED=${seed})`,
    { timeout: 600_000 },
    () =>
      fc.assert(
        fc.asyncProperty(operations, (sequence) => play(sequence, exports, tables)),
        { seed, numRuns, endOnFailure: true },
      ),
  );
}

async function play(
  sequence: readonly Operation[],
  exports: number,
  tables: readonly string[] | undefined,
): Promise<void> {
  await using database = await cloneDatabase();
  await using late = await connect(database.url, 'late');
  await using out = await temporaryFolder('kept');
  const { session } = database;
  await session.pg.query(world);
  await exportInto(out.path, session, tables);
  let isOpen = false;
  const between = Math.ceil(sequence.length / exports);
  for (const [at, operation] of sequence.entries()) {
    isOpen = await perform(operation, session, late, isOpen);
    if (at % between !== between - 1) continue;
    await expectAsFromNothing(await exportInto(out.path, session, tables), session, tables);
  }
  if (isOpen) await late.pg.query('commit');
  await expectAsFromNothing(await exportInto(out.path, session, tables), session, tables);
}

/** Makes one change, in the transaction of `late` if that is open and the change is made there; tells whether it is open. */
async function perform(
  { kind, a, b, c }: Operation,
  session: Session,
  late: Session,
  isOpen: boolean,
): Promise<boolean> {
  switch (kind) {
    case 'begin late':
      if (!isOpen) await late.pg.query('begin');
      return true;
    case 'commit late':
      if (isOpen) await late.pg.query('commit');
      return false;
    case 'run':
      await runTransforms(session, { asOf: '2026-03-20T00:00:00Z', names: ['application_facts'] });
      return isOpen;
    case 'run one':
    case 'copy':
    case 'advance':
      await session.pg.query('vacuum');
      return isOpen;
    default: {
      const isLate = isOpen && a % 2 === 0 && !kind.includes('property');
      await attempt(isLate ? late : session, statements[kind](a, b, c), isOpen);
      return isOpen;
    }
  }
}
