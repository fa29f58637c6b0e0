import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyInto } from '../../src/database/copy.ts';
import { connect, type Session } from '../../src/database/session.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { verifyTransforms } from '../../src/transforms/verify.ts';
import { expectAgreement } from '../definitions/agreement.ts';
import { cloneDatabase } from '../support/database.ts';
import { attempt, isRefusal } from './attempt.ts';
import {
  missingApplications,
  type Operation,
  operations,
  statements,
  world,
} from './random-operations.ts';

const everyName = [
  'application_facts',
  'session_digests',
  'company_metrics_daily',
  'company_properties',
];
const seed = Number(process.env.NYX_TEST_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** After `numRuns` random sequences of changes an incremental run equals a full one, and what DuckDB and the oracle compute. */
export function testIncremental(numRuns: number): void {
  test(
    `after any changes an incremental run equals a full one, DuckDB's and the oracle's (NYX_TEST_SEED=${seed})`,
    { timeout: 600_000 },
    () => fc.assert(fc.asyncProperty(operations, play), { seed, numRuns, endOnFailure: true }),
  );
}

async function play(sequence: readonly Operation[]): Promise<void> {
  await using database = await cloneDatabase();
  await using late = await connect(database.url, 'late');
  await database.session.pg.query(world);
  let day = 20;
  let isOpen = false;
  for (const { kind, a, b, c } of sequence) {
    if (kind === 'advance') day += (a % 30) - 5;
    else if (kind === 'begin late') isOpen ||= await late.pg.query('begin').then(() => true);
    else if (kind === 'commit late')
      isOpen = isOpen && (await late.pg.query('commit').then(() => false));
    else if (kind === 'run') await runAndCompare(database.session, day);
    else if (kind === 'run one')
      await run(database.session, day, [everyName[a % everyName.length] ?? '']);
    else if (kind === 'copy')
      await copyApplications(database.session, missingApplications(a, b, c));
    else {
      const isLate = isOpen && a % 2 === 0 && !kind.includes('property');
      await attempt(isLate ? late : database.session, statements[kind](a, b, c), isOpen);
    }
  }
  if (isOpen) await late.pg.query('commit');
  await runAndCompare(database.session, day);
  await expectAgreement(database.session);
}

async function copyApplications(session: Session, query: string): Promise<void> {
  const { rows, fields } = await session.pg.query<Record<string, string>>(query);
  const lines = rows.map((row) => fields.map(({ name }) => row[name]).join('\t'));
  const columns = fields.map(({ name }) => name).join(', ');
  const statement = `copy nyx.applications (${columns}) from stdin`;
  try {
    await copyInto(session, statement, [Buffer.from(lines.map((line) => `${line}\n`).join(''))]);
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}

async function run(session: Session, day: number, names: readonly string[]): Promise<string> {
  const asOf = new Date(Date.UTC(2026, 2, day)).toISOString();
  const { checksFailed } = await runTransforms(session, { asOf, names });
  expect(checksFailed).toBe(false);
  return asOf;
}

async function runAndCompare(session: Session, day: number): Promise<void> {
  const asOf = await run(session, day, everyName);
  const verified = await verifyTransforms(session, { asOf, names: everyName });
  expect(verified.filter(({ equal }) => !equal)).toEqual([]);
}
