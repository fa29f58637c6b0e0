// A few facts for tests, written as short as they can be.
import type { Session } from '../../src/database/session.ts';

/** A UUID that shows what it is: `uuid('a', 1)`. */
export const uuid = (kind: string, n: number): string =>
  `00000000-0000-4000-8000-${kind.padEnd(2, '0')}${String(n).padStart(10, '0')}`;

export const user = uuid('f', 1);

/** One user with a mail account, `companies` companies with a job post each, and `sessions` completed sessions. */
export async function addWorld(session: Session, companies = 1, sessions = 1): Promise<void> {
  await session.pg.query(`
    insert into nyx.users (id, name, email) values ('${user}', 'U', 'u@example.org');
    insert into saturnus.email_accounts (id, user_id, address) values ('${user}', '${user}', 'u@example.org')`);
  for (let n = 1; n <= companies; n++) {
    await session.pg.query(`
      insert into nyx.companies (id, name) values ('${uuid('c', n)}', 'Company ${n}');
      insert into nyx.job_posts (id, company_id, source_url, job_title)
      values ('${uuid('b', n)}', '${uuid('c', n)}', 'https://example.org/${n}', 'Post')`);
  }
  for (let n = 1; n <= sessions; n++) {
    await session.pg.query(
      `insert into nyx.application_sessions (id, user_id, status) values ('${uuid('5', n)}', '${user}', 'completed')`,
    );
  }
}

/** An application of session 1 to the job post of company `company`, submitted at `sentAt`. */
export async function addApplication(
  session: Session,
  n: number,
  sentAt: string,
  company = 1,
): Promise<void> {
  await session.pg.query(
    `insert into nyx.applications (id, user_id, session_id, job_post_id, effort_level, application_status,
      application_submitted_at) values ($1, $2, $3, $4, 'low', 'submitted', $5)`,
    [uuid('a', n), user, uuid('5', 1), uuid('b', company), sentAt],
  );
}

/** Sets the reporting configuration; the newest counts. */
export async function configure(session: Session, config: object): Promise<void> {
  await session.pg.query(
    `insert into nyx.system_configs (config_name, config_json, created_at) values ('reporting', $1, clock_timestamp())`,
    [JSON.stringify(config)],
  );
}
