import type { Session } from '../../../src/database/session.ts';
import type { TabularLoadOptions } from '../../../src/ingest/load-table.ts';
import { loadApplications, loadTable } from '../../../src/ingest/load-table.ts';
import { cloneDatabase } from '../../support/database.ts';
import { fixtureFolder, strict } from '../fixture-files.ts';

/** A database with one person in it, and a folder for lists. */
export async function listDatabase(users = 'name,email\nAda Example,ada@example.org\n') {
  const resources = new AsyncDisposableStack();
  const { session, url } = resources.use(await cloneDatabase());
  const files = resources.use(await fixtureFolder());
  if (users !== '')
    await loadTable(session, 'users', await files.write('users.csv', users), strict);
  const load = async (
    text: string | Uint8Array,
    options: Partial<TabularLoadOptions> = {},
    name = 'list.csv',
  ) => loadApplications(session, await files.write(name, text), { ...strict, ...options });
  return {
    session,
    url,
    files,
    load,
    /** What the database holds of each application, the companies in their order. */
    applications: () => readApplications(session),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

export interface StoredApplication {
  id: string;
  company: string | null;
  title: string;
  url: string;
  status: string;
  sent: string | null;
  effort: string;
  hint: string | null;
  score: string | null;
  domain: string | null;
  history: string;
  interviews: string;
  outcomes: string;
  answers: string;
}

async function readApplications(session: Session): Promise<StoredApplication[]> {
  const { rows } = await session.pg.query<StoredApplication>(`
    select
      a.id, c.name as company, p.job_title as title, p.source_url as url,
      a.application_status as status,
      to_char(a.application_submitted_at, 'YYYY-MM-DD HH24:MI') as sent,
      a.effort_level as effort, a.effort_hint_source as hint, a.match_score::text as score, a.domain_name as domain,
      (select coalesce(string_agg(concat_ws('@', h.new_status, to_char(h.changed_at, 'YYYY-MM-DD')), ' ' order by h.changed_at, h.id), '')
        from nyx.application_status_history as h where h.application_id = a.id) as history,
      (select coalesce(string_agg(concat_ws('@', concat_ws(':', i.round_number, i.interview_type), to_char(i.created_at, 'YYYY-MM-DD')), ' ' order by i.round_number), '')
        from nyx.interviews as i where i.application_id = a.id) as interviews,
      (select coalesce(string_agg(concat_ws(':', i.round_number, o.outcome, case when o.offer_extended then 'offer' end), ' ' order by o.outcome), '')
        from nyx.interview_outcomes as o join nyx.interviews as i on i.id = o.interview_id where i.application_id = a.id) as outcomes,
      (select coalesce(string_agg(concat_ws('@', e.event_type, to_char(e.created_at, 'YYYY-MM-DD')), ' ' order by e.event_type, e.created_at), '')
        from nyx.application_events as e where e.application_id = a.id) as answers
    from nyx.applications as a
    join nyx.job_posts as p on p.id = a.job_post_id
    left join nyx.companies as c on c.id = p.company_id
    order by company, title, sent, url`);
  return rows;
}
