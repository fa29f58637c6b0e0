import type { Session } from '../database/session.ts';
import { applicationProfile } from './applications/application-profile.ts';
import { emptyPlan } from './empty-plan.ts';
import { AT_ONCE, runLoad } from './load.ts';
import type { LoadSummary } from './load-plan.ts';
import { namesKnown } from './mapping/map-columns.ts';
import { fieldsOf, planTable, type TableProfile } from './table/plan-table.ts';
import { readTableShape } from './table/table-shape.ts';
import type { TabularLoadOptions } from './tabular-options.ts';
import { withTemplate } from './url-template.ts';
import { withTabularFile } from './with-tabular-file.ts';

export type { TabularLoadOptions };

/** Loads one tabular file (`-` for stdin) into any table, columns by name. */
export async function loadTable(
  session: Session,
  table: string,
  path: string,
  options: TabularLoadOptions,
  profile?: TableProfile,
): Promise<LoadSummary> {
  const shape = await readTableShape(session, table);
  const fields = fieldsOf(shape, profile);
  const tells = profile?.rows?.tells ?? fields.map(({ name }) => name);
  const knows = namesKnown(fields, tells, options.map);
  return withTabularFile(path, { ...options, knows }, async (reader, source) => {
    if (source.isEmpty) {
      const plan = await emptyPlan(profile?.kind ?? 'table', shape.table, source);
      return runLoad(session, plan, options);
    }
    const planned = await planTable(reader, source, shape, options, profile);
    options.onMapping?.(source.path, planned.mapping);
    return runLoad(
      session,
      planned.plan,
      planned.isDivisible ? options : { ...options, ...AT_ONCE },
    );
  });
}

/** In LinkedIn's archive. */
const JOB_APPLICATIONS = /(?:^|\/)Job Applications(?:_\d+)?\.csv$/i;

/** Loads one tabular file of applications; user, job post and session may be given by address, URL and name. */
export async function loadApplications(
  session: Session,
  path: string,
  options: TabularLoadOptions,
): Promise<LoadSummary> {
  const map = withTemplate(options.map, 'job_post_url', options.urlTemplate);
  const loading = { members: JOB_APPLICATIONS, ...options, map };
  return loadTable(session, 'nyx.applications', path, loading, applicationProfile);
}
