import { type Session, transaction } from '../database/session.ts';
import { computeRows } from './compute.ts';
import { yieldToOthers } from './publish.ts';
import { lastAsOf, parametersOf } from './run-transform.ts';
import { fillScope } from './scope.ts';
import { compareRows } from './standing-rows.ts';
import type { Transform } from './transform.ts';
import { selectTransforms } from './transforms.ts';

interface VerifyOptions {
  names?: readonly string[];
  /** RFC 3339; used for a transform that has never run, else the as-of of its last run counts. */
  asOf: string;
  /** Compare only this many keys, taken at random. */
  sample?: number | undefined;
}

/** How a target compares with its SELECT over the keys that are not due. */
export interface Verification {
  transform: string;
  keys: number;
  /** Rows computed. */
  rows: number;
  missing: number;
  different: number;
  superfluous: number;
  equal: boolean;
}

/** Computes derived rows aside and compares them with what stands; changes nothing. Keys that are due are left out. */
export async function verifyTransforms(
  session: Session,
  options: VerifyOptions,
): Promise<Verification[]> {
  const verified: Verification[] = [];
  for (const transform of selectTransforms(options.names)) {
    verified.push(
      await transaction(
        session,
        () => verifyTransform(session, transform, options),
        'repeatable read',
      ),
    );
  }
  return verified;
}

async function verifyTransform(
  session: Session,
  transform: Transform,
  options: VerifyOptions,
): Promise<Verification> {
  const asOf = (await lastAsOf(session, transform)) ?? options.asOf;
  const parameters = await parametersOf(session, asOf);
  const due = await fillScope(session, transform, parameters, { peek: true });
  await session.pg.query(
    `alter table pg_temp.scope rename to due;
    create temporary table scope (key uuid primary key) on commit drop;
    insert into pg_temp.scope (key)
    select key from (${transform.everyKey}) as k
    where not ${due.whole} and key not in (select key from pg_temp.due)
    ${options.sample === undefined ? '' : `order by random() limit ${Math.max(0, Math.floor(options.sample))}`};
    analyze pg_temp.scope`,
  );
  const whole = options.sample === undefined && due.keys === 0;
  await computeRows(session, transform, { ...parameters, whole: String(whole) });
  if (transform.mode === 'replace') await yieldToOthers(session, transform);
  const { rows } = await session.pg.query<{ keys: bigint; rows: bigint }>(
    `select (select count(*) from pg_temp.scope) as keys, (select count(*) from pg_temp.${transform.name}) as rows`,
  );
  const found = await compareRows(session, transform, whole);
  return {
    transform: transform.name,
    keys: Number(rows[0]?.keys ?? 0n),
    rows: Number(rows[0]?.rows ?? 0n),
    ...found,
    equal: found.missing + found.different + found.superfluous === 0,
  };
}
