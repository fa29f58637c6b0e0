import { type Session, transaction } from '../src/database/session.ts';
import { runSqlFile } from '../src/database/sql-file.ts';
import { selectOf } from '../src/transforms/definition.ts';
import { transforms } from '../src/transforms/transforms.ts';

/** Runs the tables' own SELECTs over everything as `create table as`, on corrected views or straight on the tables. */
export async function plainSelects(
  session: Session,
  names: readonly string[],
  asOf: string,
  facts: 'corrected' | 'base',
): Promise<void> {
  const parameters = { timezone: 'UTC', ghost_after_days: '30', as_of: asOf, whole: 'true' };
  for (const transform of transforms.filter(({ name }) => names.includes(name))) {
    const { name, everyKey } = transform;
    const file = selectOf(transform);
    const select =
      facts === 'corrected' ? file.text : file.text.replaceAll(/corrected\.(\w+)/g, toBase);
    await transaction(session, async () => {
      // The transforms themselves read with these settings.
      await session.pg.query(`
        set local work_mem = '128MB';
        set local hash_mem_multiplier = 4;
        set local jit = off;
        set local enable_nestloop = off;
        create temporary table scope on commit drop as ${everyKey}`);
      const text = `create table bench.plain_${name} as ${select}`;
      await runSqlFile(session, { ...file, text }, parameters);
    });
    await session.pg.query(`drop table bench.plain_${name}`);
  }
}

const toBase = (_: string, table: string): string =>
  `${table.startsWith('email') ? 'saturnus' : 'nyx'}.${table}`;

/** Changes `times` random rows, spread over the tables as a day's work is. */
export async function changeAtRandom(
  session: Session,
  applications: number,
  times: number,
  seed = 0.42,
): Promise<void> {
  const some = (share: number) => `generate_series(1, ${Math.round(times * share)})`;
  const pick = (kind: string, count: number) =>
    `(select bench.id('${kind}', floor(random() * ${count})::bigint) from`;
  await session.pg.query(`
    select setseed(${seed});
    update nyx.applications set success_flag = false
    where id in ${pick('application', applications)} ${some(0.4)});
    update nyx.model_usage set tokens_input = tokens_input + 1
    where application_id in ${pick('application', applications)} ${some(0.03)});
    update saturnus.emails set received_at = received_at + interval '1 hour'
    where id in ${pick('email', applications * 2)} ${some(0.25)});
    insert into saturnus.email_application_links (email_id, application_id, link_type)
    select
        bench.id('email', 5 * floor(random() * ${applications / 5})::bigint + 3),
        bench.id('application', floor(random() * ${applications})::bigint), 'rejection'
    from ${some(0.1)}
    on conflict do nothing;
    update nyx.interviews set created_at = created_at + interval '1 day'
    where id in ${pick('interview', applications / 20)} ${some(0.05)});
    update nyx.job_posts set company_id = bench.id('company', 1 + floor(random() * ${applications / 10})::bigint)
    where id in ${pick('post', applications / 2)} ${some(0.05)})`);
}

/** Corrects this share of applications and of e-mails. */
export async function correctAtRandom(
  session: Session,
  applications: number,
  share: number,
): Promise<void> {
  const step = Math.round(1 / share);
  await session.pg.query(`
    insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
    select 'applications', bench.id('application', n), 'match_score', '0.5'
    from generate_series(0, ${applications - 1}, ${step}) as n;
    insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
    select 'emails', bench.id('email', n), 'received_at', '"2026-01-01T00:00:00Z"'
    from generate_series(0, ${applications * 2 - 1}, ${step}) as n;
    insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
    select 'job_posts', bench.id('post', n), 'job_title', '"Analyst"'
    from generate_series(1, ${applications / 2}, ${step}) as n;
    analyze etl.corrected_fields`);
}

/** Loads a fifth as many new applications in one statement, rolls back, and returns the seconds it took. */
export async function loadApplications(
  session: Session,
  applications: number,
  triggers: 'enable' | 'disable',
): Promise<number> {
  await session.pg.query(`
    drop table if exists bench.new_applications;
    create unlogged table bench.new_applications as
    select gen_random_uuid() as id, user_id, session_id, job_post_id, effort_level, match_score, application_status,
        application_started_at, application_submitted_at, success_flag, domain_name
    from nyx.applications limit ${Math.round(applications / 5)};
    alter table nyx.applications ${triggers} trigger mark_inserted;
    checkpoint`);
  await session.pg.query('begin');
  const started = performance.now();
  await session.pg.query(`
    insert into nyx.applications (id, user_id, session_id, job_post_id, effort_level, match_score, application_status,
        application_started_at, application_submitted_at, success_flag, domain_name)
    select * from bench.new_applications`);
  const took = (performance.now() - started) / 1000;
  await session.pg.query('rollback');
  await session.pg.query('alter table nyx.applications enable trigger mark_inserted');
  await session.pg.query('vacuum nyx.applications');
  return took;
}
