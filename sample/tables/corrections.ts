import type { Cell, Row } from '../csv.ts';
import { AS_OF, DAY, HOUR, iso } from '../instants.ts';
import type { Application } from '../world/applications.ts';
import type { World } from '../world/world.ts';

interface Correction {
  table: string;
  record: string;
  field: string;
  from: Cell;
  to: Cell;
  reason: string;
  by: 'user' | 'system' | 'qa_agent';
}

/** What turned out wrong later: instants, success flags, a match score, tiers; one of them is corrected twice. */
export function dataCorrections(world: World): Row[] {
  const choices = world.random.fork('corrections');
  const sent = world.applications.filter(
    ({ status, isSuccess }) => status === 'submitted' && isSuccess === true,
  );
  const moved = choices.sample(sent, 9);
  // All of one session, so that the totals of no other disagree with its applications.
  const unmade = choices.sample(
    sent.filter(({ session }) => session.hasStaleTotals),
    8,
  );
  const tiers = choices.sample(world.companies, 3);
  const all = [
    ...moved.flatMap((application, index) => moveBack(application, 0, index < 3 ? 26 : 2)),
    ...moved.slice(0, 1).flatMap((application) => moveBack(application, 26, 25)),
    ...unmade.map(unmakeSuccess),
    ...tiers.map((company) =>
      change(
        'companies',
        company.id,
        'tier',
        company.tier,
        company.tier === 'top' ? 'normal' : 'top',
      ),
    ),
    ...choices.sample(sent, 2).map((application) => raiseScore(application)),
  ];
  return all.map((correction, index) => ({
    id: choices.uuid(),
    table_name: correction.table,
    record_id: correction.record,
    field_name: correction.field,
    old_value: JSON.stringify(correction.from),
    new_value: JSON.stringify(correction.to),
    correction_reason: correction.reason,
    corrected_by: correction.by,
    created_at: iso(AS_OF - DAY + index * 60_000),
  }));
}

function change(table: string, record: string, field: string, from: Cell, to: Cell): Correction {
  return { table, record, field, from, to, reason: 'judged anew', by: 'user' };
}

/** The clock of the agent was ahead, at the start of the application as at its end; hours from the first value. */
function moveBack(
  { id, startedAt, submittedAt }: Application,
  from: number,
  to: number,
): Correction[] {
  const move = (field: string, first: number): Correction => ({
    ...change(
      'applications',
      id,
      field,
      jsonInstant(first - from * HOUR),
      jsonInstant(first - to * HOUR),
    ),
    reason: 'clock of the agent was wrong',
    by: 'system',
  });
  return [
    move('application_started_at', startedAt ?? 0),
    move('application_submitted_at', submittedAt ?? 0),
  ];
}

/** An instant as PostgreSQL puts it into JSON, so that the old value is found to be the stored one. */
function jsonInstant(instant: number): string {
  return iso(instant).replace(/(\.\d*?)0*Z$|Z$/, '$1+00:00');
}

function unmakeSuccess({ id }: Application): Correction {
  const correction = change('applications', id, 'success_flag', true, false);
  return { ...correction, reason: 'company says that nothing arrived' };
}

function raiseScore({ id, score }: Application): Correction {
  const better = Math.min(0.99, (score ?? 600) / 1000 + 0.05);
  const correction = change(
    'applications',
    id,
    'match_score',
    (score ?? 600) / 1000,
    Number(better.toFixed(3)),
  );
  return { ...correction, reason: 'a skill was overlooked', by: 'qa_agent' };
}
