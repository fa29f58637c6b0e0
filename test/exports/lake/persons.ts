// Persons whose rows are the same wherever they live: in one database with all others, or in a cell. Companies have ids of
// their own in each database, and one domain or name.
import type { Session } from '../../../src/database/session.ts';

const COMPANIES = 6;

/** SQL of an id and of an instant, by a number or a column. */
const id = (kind: string, n: number | string) => `md5('${kind}' || ${n})::uuid`;
const hour = (n: number | string) =>
  `(timestamptz '2026-03-01 22:30Z' + ${n} * interval '13 hours 216 s 1 us')`;

/** Adds persons to a database that calls itself `home`, with applications, mail, interviews and model calls. */
export async function addPersons(
  { pg }: Session,
  home: string,
  persons: readonly number[],
): Promise<void> {
  await pg.query(
    `insert into nyx.companies (id, name, canonical_domain, tier)
    select md5($1 || n)::uuid,
        case when n = 4 then case $1 when 'whole' then 'Fjord GmbH' else 'FJORD' end else 'Company ' || n end,
        case when n < 4 then 'company' || n || '.example.com' end,
        case n % 3 when 0 then 'top' end
    from generate_series(0, ${COMPANIES - 1}) as n`,
    [home],
  );
  await pg.query(
    `insert into nyx.job_posts (id, company_id, source_url, job_title)
    select md5('post' || $1 || n)::uuid, md5($1 || n % ${COMPANIES})::uuid, 'https://example.org/' || n, 'Post'
    from generate_series(0, ${COMPANIES * 2 - 1}) as n`,
    [home],
  );
  await pg.query(`
    insert into nyx.users (id, name, email)
    select ${id('user', 'n')}, 'U', 'u' || n || '@example.org' from unnest(array[${persons}]) as n;
    insert into saturnus.email_accounts (id, user_id, address)
    select ${id('user', 'n')}, ${id('user', 'n')}, 'u' || n || '@example.org' from unnest(array[${persons}]) as n;
    insert into nyx.application_sessions (id, user_id, status, start_datetime)
    select ${id('session', 'n')}, ${id('user', 'n')}, 'completed', ${hour('n')} from unnest(array[${persons}]) as n`);
  for (const person of persons)
    for (let n = 0; n < 5; n++)
      await pg.query(changes.apply(home, person, { n, a: person * 3 + n, b: n }));
}

/** One change to one application of a person: `n` is which, `a` and `b` are to what. */
interface Change {
  n: number;
  a: number;
  b: number;
}

const application = (person: number, n: number) => `${id('application', person * 100 + n)}`;
const post = (home: string, a: number) => `md5('post${home}' || ${a % (COMPANIES * 2)})::uuid`;

/** Statements that give the same facts in every home of the person. */
export const changes = {
  apply: (home: string, person: number, { n, a, b }: Change) => `
    insert into nyx.applications (id, user_id, session_id, job_post_id, effort_level, application_status,
        application_started_at, application_submitted_at, success_flag, domain_name, cost_estimated_total)
    values (${application(person, n)}, ${id('user', person)}, ${id('session', person)}, ${post(home, a)},
        'low', '${b % 4 === 3 ? 'failed' : 'submitted'}', ${hour(a)}, ${b % 5 === 4 ? 'null' : `${hour(a + b)}`},
        ${b % 3 === 0 ? 'null' : 'true'}, 'D${a % 2}.example', 0.25)
    on conflict do nothing`,
  move: (home: string, person: number, { n, a }: Change) => `
    update nyx.applications set job_post_id = ${post(home, a)} where id = ${application(person, n)}`,
  resend: (_: string, person: number, { n, a, b }: Change) => `
    update nyx.applications set application_submitted_at = ${b % 6 === 5 ? "'infinity'" : `${hour(a % 60)}`}
    where id = ${application(person, n)}`,
  answer: (_: string, person: number, { n, a, b }: Change) => `
    insert into saturnus.emails (id, email_account_id, from_address, to_address, direction, received_at)
    values (${id(`mail${person}-`, a)}, ${id('user', person)}, 'x', 'y', 'inbound', ${hour((a % 90) + b)})
    on conflict do nothing;
    insert into saturnus.email_application_links (email_id, application_id, link_type)
    select ${id(`mail${person}-`, a)}, id, '${['rejection', 'assessment', 'offer'][b % 3]}'
    from nyx.applications where id = ${application(person, n)}
    on conflict do nothing`,
  interview: (home: string, person: number, { n, a, b }: Change) => `
    insert into nyx.interviews (id, application_id, company_id, created_at)
    select ${id(`interview${person}-`, a)}, id, ${b % 2 ? `md5('${home}' || ${a % COMPANIES})::uuid` : 'null'},
        ${hour(a % 70)}
    from nyx.applications where id = ${application(person, n)}
    on conflict do nothing;
    insert into nyx.interview_outcomes (interview_id, offer_extended, created_at)
    select id, ${b % 3 > 0}, ${hour((a % 70) + b)} from nyx.interviews
    where id = ${id(`interview${person}-`, a)} and ${b % 4 > 1}`,
  decline: (_: string, person: number, { a }: Change) => `
    delete from nyx.interview_outcomes where interview_id = ${id(`interview${person}-`, a)};
    delete from nyx.interviews where id = ${id(`interview${person}-`, a)}`,
  note: (_: string, person: number, { n, a, b }: Change) => `
    insert into nyx.application_events (application_id, event_type, created_at)
    select id, '${['offer', 'rejection', 'reply'][b % 3]}', ${hour(a % 80)}
    from nyx.applications where id = ${application(person, n)}`,
  call: (_: string, person: number, { n, a, b }: Change) => `
    insert into nyx.model_usage (id, application_id, session_id, model_name, purpose, tokens_input, cost_estimated,
        status, created_at)
    select ${id(`call${person}-`, a)}, (select id from nyx.applications where id = ${application(person, n)}),
        ${b % 2 ? `${id('session', person)}` : 'null'}, 'm', 'form_fill', ${a}, ${b % 5 ? `0.0000${b % 9}5` : "'NaN'"},
        '${b % 3 ? 'success' : 'failed'}', ${hour(a)}
    on conflict do nothing`,
  recall: (_: string, person: number, { a }: Change) => `
    delete from nyx.model_usage where id = ${id(`call${person}-`, a)}`,
  withdraw: (_: string, person: number, { n }: Change) => {
    const its = `application_id = ${application(person, n)}`;
    return `
    delete from nyx.interview_outcomes where interview_id in (select id from nyx.interviews where ${its});
    delete from nyx.interviews where ${its};
    delete from nyx.model_usage where ${its};
    delete from saturnus.email_application_links where ${its};
    delete from nyx.applications where id = ${application(person, n)}
        and not exists (select from nyx.application_events where ${its})`;
  },
  correct: (_: string, person: number, { n, a }: Change) => `
    insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
    select 'applications', id, 'application_submitted_at', to_jsonb(${hour(a % 60)})
    from nyx.applications where id = ${application(person, n)}`,
} satisfies Record<string, (home: string, person: number, change: Change) => string>;
