import { counted } from '../../src/counted.ts';
import type { JobStep, StepContext, StepResult } from '../../src/scheduler/job.ts';
import { newestAsOf } from '../../src/transforms/newest-as-of.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';

const DAY_MS = 86_400_000;

/** Brings the derived tables up to date; what a check refuses keeps its old rows. */
export const transform: JobStep = {
  name: 'transform',
  describe: 'bring the derived tables up to date',
  run: (context) => bringUpToDate(context),
};

/** As transform, of the digests of sessions and what they are made from. */
export const transformDigests: JobStep = {
  name: 'digests',
  describe: 'bring the digests of sessions up to date',
  run: (context) => bringUpToDate(context, ['session_digests']),
};

async function bringUpToDate(
  { session, asOf, standsAsOf, runId, settings, progress }: StepContext,
  names?: readonly string[],
): Promise<StepResult> {
  const { transforms, refused, notes } = await runTransforms(session, {
    // Another job may have come further: a table that stands for noon is not taken back to the night.
    ...{ asOf: await newestAsOf(session, standsAsOf), runId, progress },
    mailReader: settings.mail_reader,
    ...(names ? { names } : {}),
    ...(standsAsOf === asOf ? {} : { days: daysUpTo(asOf) }),
  });
  const changed = transforms.reduce((sum, t) => sum + t.inserted + t.updated + t.deleted, 0);
  const computed = transforms.reduce((sum, t) => sum + t.keys, 0);
  return {
    summary: `${counted(transforms.length, 'table')}, ${counted(changed, 'row')} changed`,
    counts: { tables: transforms.length, keys: computed, changed, refused: refused.length },
    ...(computed === 0 ? { status: 'nothing_to_do' } : {}),
    notes,
    failures: refused.map(({ transform, message }) => `${transform}: ${message}`),
  };
}

/** A backfill computes the day of its slot and the one before anew; a slot may lie just after midnight. */
function daysUpTo(asOf: string): { from: string; to: string } {
  const day = (instant: number) => new Date(instant).toISOString().slice(0, 10);
  return { from: day(Date.parse(asOf) - DAY_MS), to: day(Date.parse(asOf)) };
}
