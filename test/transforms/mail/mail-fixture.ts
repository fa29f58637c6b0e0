// A person, a mailbox, applications and mails, by plain SQL.
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';

const USER = '00000000-0000-4000-8000-00000000000a';
const ACCOUNT = '00000000-0000-4000-8000-0000000000ac';

/** A phrase that refuses, for mails that need one. */
export const REFUSAL =
  'Thank you for your application. We have decided to move forward with other candidates.';

export interface MailFixture extends AsyncDisposable {
  session: TestDatabase['session'];
  url: string;
  /** An application to a company (found by name or made); returns its id. */
  apply(company: string, domain: string | null, title: string, submitted: string): Promise<string>;
  /** An inbound mail; returns its id. */
  mail(
    from: string,
    subject: string,
    body: string,
    received?: string,
    fromName?: string,
  ): Promise<string>;
}

export async function mailFixture(): Promise<MailFixture> {
  const database = await cloneDatabase();
  const { pg } = database.session;
  await pg.query(
    `insert into nyx.users (id, name, email) values ('${USER}', 'Ada', 'ada@home.test')`,
  );
  await pg.query(
    `insert into saturnus.email_accounts (id, user_id, address) values ('${ACCOUNT}', '${USER}', 'ada@home.test')`,
  );
  let counter = 0;
  return {
    session: database.session,
    url: database.url,
    apply: async (company, domain, title, submitted) => {
      const { rows } = await pg.query<{ id: string }>(
        `with found as (select id from nyx.companies where name = $1),
        made as (
            insert into nyx.companies (name, canonical_domain) select $1, $2
            where not exists (select from found) returning id
        ),
        post as (
            insert into nyx.job_posts (company_id, source_url, job_title)
            select id, $3, $4 from (select id from found union all select id from made) as c returning id
        )
        insert into nyx.applications (user_id, job_post_id, effort_level, application_status, application_submitted_at)
        select '${USER}', id, 'low', 'submitted', $5 from post returning id`,
        [company, domain, `https://jobs.test/${++counter}`, title, submitted],
      );
      return rows[0]?.id ?? '';
    },
    mail: async (from, subject, body, received = '2026-03-10T10:00:00Z', fromName) => {
      const { rows } = await pg.query<{ id: string }>(
        `insert into saturnus.emails (email_account_id, from_address, to_address, subject, body_plain, received_at, direction)
        values ('${ACCOUNT}', $1, 'ada@home.test', $2, $3, $4, 'inbound') returning id`,
        [from, subject, body, received],
      );
      const id = rows[0]?.id ?? '';
      await pg.query(
        `insert into etl.email_headers (email_id, email_account_id, content_sha256, from_name) values ($1, '${ACCOUNT}', 'x', $2)`,
        [id, fromName ?? null],
      );
      return id;
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}
