// A person with a mailbox of years is erased in minutes, whatever memory the server gives a statement.
import { expect, test } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';

interface ManyMails {
  mails: number;
  /** What the server gives a statement: tables that are compared do not fit. */
  workMem: string;
  withinSeconds: number;
}

/** Erases one of two persons; to be called at the top of a test file. */
export function testManyMails({ mails, workMem, withinSeconds }: ManyMails): void {
  test(
    `a person with ${mails} mails is erased within ${withinSeconds} s, also where a statement gets ${workMem}`,
    async () => {
      await using database = await cloneDatabase();
      await fill(database, { anna: mails, bert: 100 });
      await limitMemory(database, workMem);
      const begun = performance.now();
      const { code, stdout, stderr } = await runCli([
        ...['erase', '--user', 'anna@example.com', '--confirm', '--json'],
        ...['--database-url', database.url],
      ]);
      const seconds = (performance.now() - begun) / 1000;
      process.stdout.write(`${mails} mails erased in ${seconds.toFixed(1)} s\n`);
      expect({ code, stderr }).toMatchObject({ code: 0 });
      expect(JSON.parse(stdout)).toMatchObject({
        rows: { 'saturnus.emails': mails, 'saturnus.email_classifications': mails },
      });
      expect(await counted(database)).toEqual({ mails: 100, users: 1 });
      expect(seconds).toBeLessThan(withinSeconds);
    },
    withinSeconds * 3_000,
  );
}

async function limitMemory({ session, url }: TestDatabase, workMem: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await session.pg.query(`alter database ${name} set work_mem = '${workMem}'`);
}

async function counted({ session }: TestDatabase) {
  const { rows } = await session.pg.query(`
    select
      (select count(*)::integer from saturnus.emails) as mails,
      (select count(*)::integer from nyx.users) as users`);
  return rows[0];
}

/** Persons with so many mails each: a third in conversations, one in ten about an application. */
async function fill({ session }: TestDatabase, mailsOf: Record<string, number>): Promise<void> {
  const { pg } = session;
  // Keys hold by construction; checking each row would take longer than making it.
  await pg.query(`set session_replication_role = 'replica'`);
  for (const [name, mails] of Object.entries(mailsOf)) {
    const id = (kind: string, n = '0') => `md5('${name} ${kind} ' || ${n})::uuid`;
    await pg.query(`
      insert into nyx.users (id, name, email) values (${id('user')}, '${name}', '${name}@example.com');
      insert into saturnus.email_accounts (id, user_id, address)
        values (${id('account')}, ${id('user')}, '${name}@example.com');
      insert into nyx.companies (id, name) values (${id('company')}, '${name} Ltd');
      insert into nyx.job_posts (id, company_id, source_url, job_title)
        values (${id('post')}, ${id('company')}, 'https://${name}.example/1', 'Engineer');
      insert into nyx.application_sessions (id, user_id) values (${id('session')}, ${id('user')});
      insert into nyx.applications (id, user_id, session_id, job_post_id, effort_level)
        select ${id('application', 'n')}, ${id('user')}, ${id('session')}, ${id('post')}, 'low'
        from generate_series(0, ${mails} / 50) as n;
      insert into saturnus.email_threads (id, email_account_id, thread_external_id)
        select ${id('thread', 'n')}, ${id('account')}, 't' || n from generate_series(0, ${mails} / 3) as n;
      insert into saturnus.emails (
        id, email_account_id, thread_id, message_external_id, in_reply_to_message_id, from_address,
        to_address, subject, body_plain, received_at, direction
      )
        select ${id('mail', 'n')}, ${id('account')}, ${id('thread', '(n / 3)')}, 'm' || n,
          case when n % 3 > 0 then ${id('mail', '(n - 1)')} end, 'jobs@company' || n % 3000 || '.example',
          '${name}@example.com', 'Your application ' || n, repeat('Thank you for your interest. ', 20),
          timestamptz '2020-01-01' + n * interval '5 minutes', 'inbound'
        from generate_series(0, ${mails} - 1) as n;
      insert into saturnus.email_classifications (id, email_id, classification_label, confidence_score, generated_by)
        select ${id('verdict', 'n')}, ${id('mail', 'n')}, 'other', 0.9, 'rule'
        from generate_series(0, ${mails} - 1) as n;
      insert into etl.classification_evidence (email_classification_id)
        select ${id('verdict', 'n')} from generate_series(0, ${mails} - 1) as n;
      insert into etl.email_headers (email_id, email_account_id, message_id, content_sha256)
        select ${id('mail', 'n')}, ${id('account')}, 'm' || n, 'x' || n from generate_series(0, ${mails} - 1) as n;
      insert into etl.email_readings (email_id, is_receipt, sender_words, head_words)
        select ${id('mail', 'n')}, false, '', '' from generate_series(0, ${mails} - 1) as n;
      insert into saturnus.email_application_links (id, email_id, application_id, link_type)
        select ${id('link', 'n')}, ${id('mail', '(n * 10)')}, ${id('application', 'n / 5')}, 'other'
        from generate_series(0, ${mails} / 10 - 1) as n;
      insert into etl.rule_links select ${id('link', 'n')} from generate_series(0, ${mails} / 10 - 1) as n;
      insert into etl.link_candidates
        select ${id('mail', '(n * 10)')}, ${id('application', 'n / 5')} from generate_series(0, ${mails} / 10 - 1) as n;
      insert into saturnus.email_actions (email_id, action_type)
        select ${id('mail', '(n * 5)')}, 'archived' from generate_series(0, ${mails} / 5 - 1) as n`);
  }
  await pg.query(`set session_replication_role = 'origin'`);
  await pg.query('analyze');
}
