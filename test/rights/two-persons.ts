import type { Session } from '../../src/database/session.ts';
import { fillEveryColumn } from '../exports/fill-every-column.ts';
import type { TestDatabase } from '../support/database.ts';

/** Two persons, each with a row in every table that belongs to a person, and a mark in each of its texts. */
export const persons = {
  anna: { number: 1, mark: 'canaryanna', other: 'canarybert' },
  bert: { number: 2, mark: 'canarybert', other: 'canaryanna' },
} as const;

export type Person = keyof typeof persons;

export const idOf = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;

/** Fills every table: those of persons with two rows, those that all share with one. */
export async function addTwoPersons(session: Session): Promise<void> {
  const { pg } = session;
  const { rows } = await pg.query<{ name: string }>(
    `select distinct child::text as name from etl.person_references() union values ('nyx.users')`,
  );
  const isOfPersons = (table: string) =>
    rows.some(({ name }) => name === table) && table !== 'nyx.data_corrections';
  await fillEveryColumn(session, {
    has: (table) => !isOfPersons(table),
    idOf: () => idOf(3),
    mark: 'shared',
  });
  for (const { number, mark } of Object.values(persons)) {
    const of = (table: string) => idOf(isOfPersons(table) ? number : 3);
    await fillEveryColumn(session, { has: isOfPersons, idOf: of, mark });
    await completeRows(session, number, mark);
  }
  await pg.query(`
    update nyx.job_posts set company_id = '${idOf(3)}';
    update nyx.system_configs set config_name = 'reporting', config_json = '{"timezone": "UTC"}';
    delete from etl.dirty_keys`);
}

/** What fillEveryColumn leaves empty: keys that may be null, and what is kept in etl of a person's rows. */
async function completeRows({ pg }: Session, number: number, mark: string): Promise<void> {
  const id = idOf(number);
  const { rows } = await pg.query<{ child: string; field: string }>(`
    select child::text, field from etl.person_references()
    where not is_required and child::text ~ '^(nyx|saturnus)'`);
  await pg.query(`set session_replication_role = 'replica'`);
  for (const { child, field } of rows)
    await pg.query(`update ${child} set ${field} = '${id}' where id = '${id}'`);
  await pg.query(`
    set session_replication_role = 'origin';
    delete from nyx.session_digests where id = '${id}';
    update nyx.application_sessions set status = 'completed', end_datetime = '2026-03-02' where id = '${id}';
    update nyx.users set email = '${mark}@example.com' where id = '${id}';
    update nyx.applications set application_status = 'submitted', application_submitted_at = '2026-03-01'
    where id = '${id}';
    insert into nyx.interviews (application_id, company_id, created_at)
    values ('${id}', '${idOf(3)}', '2026-03-0${number}');
    insert into etl.email_headers (email_id, email_account_id, content_sha256, from_name)
    values ('${id}', '${id}', 'x', '${mark}');
    insert into etl.email_readings (email_id, phrase, is_receipt, sender_words, head_words)
    values ('${id}', '${mark}', false, '${mark}', '${mark}');
    insert into etl.classification_evidence values ('${id}', '${mark}', '${mark}');
    insert into etl.rule_links values ('${id}');
    insert into etl.reader_verdicts values ('${id}');
    insert into etl.review_links values ('${id}');
    insert into etl.review_verdicts values ('${id}', true);
    insert into etl.link_doubts values ('${id}', '${id}');
    insert into etl.link_candidates values ('${id}', '${id}');
    insert into nyx.data_corrections (table_name, record_id, field_name, new_value, correction_reason) values
      ('resumes', '${id}', 'description', '"${mark}-corrected"', '${mark}'),
      ('resumes', '${id}', 'created_at', '"${mark}"', '${mark}');
    insert into etl.redated_corrections
    select id, created_at from nyx.data_corrections where new_value = '"${mark}-corrected"'`);
}

/** Makes the role of a person with what the command prints; gives its URL. */
export async function becomePerson(
  { session, url }: TestDatabase,
  sql: string,
  name: string,
): Promise<string> {
  await session.pg.query(`${sql}; alter role ${name} password 'w'`);
  const own = new URL(url);
  own.username = name;
  own.password = 'w';
  return own.href;
}
