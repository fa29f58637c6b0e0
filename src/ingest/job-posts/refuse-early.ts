import type { Reader } from '../duckdb/reader.ts';
import { WHOLE_FILE } from '../file-part.ts';
import type { LoadOptions, Reject } from '../load-plan.ts';
import { refuseOverLimit } from '../load-refusals.ts';
import type { TabularSource } from '../source/tabular-source.ts';
import { readProblems, type Survey } from './survey.ts';

const SHOWN = 5;

/**
 * Throws, before the first batch is committed, when more records of the whole file cannot be loaded than allowed: later
 * it would be too late to load nothing.
 */
export async function refuseEarly(
  reader: Reader,
  source: TabularSource,
  survey: Survey,
  limit: LoadOptions['maxRejects'],
): Promise<void> {
  const unreadable = await source.structuralRejects();
  const counts = survey.excludes
    ? await reader.rows(`
        select split_part(reason, ' ', 2) as code, count(*) as rejects
        from excluded where reason <> 'repeat' group by code order by rejects desc`)
    : [];
  const reasons = Object.fromEntries(counts.map((row) => [String(row.code), Number(row.rejects)]));
  for (const { reasonCode } of unreadable) reasons[reasonCode] = (reasons[reasonCode] ?? 0) + 1;
  const problems: Reject[] = [];
  if (survey.excludes) {
    for await (const problem of readProblems(reader, WHOLE_FILE, SHOWN)) problems.push(problem);
  }
  refuseOverLimit(
    {
      source: source.path,
      read: survey.records + unreadable.length,
      rejected: Object.values(reasons).reduce((sum, count) => sum + count, 0),
      rejects: [...problems, ...unreadable].slice(0, SHOWN),
      reasons,
    },
    limit,
  );
}
