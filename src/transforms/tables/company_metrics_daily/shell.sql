-- One row per company in pg_temp.scope and day, by the definition over what it reads: everything,
-- or (whole is false) what belongs to a company in scope, found through etl.ids_naming.
-- Parameters: whole, and the reporting ones.
with
reporting as materialized (
    select :'timezone'::text as timezone
),

wanted as materialized (
    select c.id
    from corrected.companies as c
    where :'whole'::boolean or c.id = any (array (select key from pg_temp.scope))
),

application_facts as materialized (
    select
        f.id, f.company_id, f.successful, f.sent_on, f.response_on, f.response_us, f.response_at,
        f.interviewed, f.offered
    from etl.application_facts as f
    join wanted on wanted.id = f.company_id
    where :'whole'::boolean or f.company_id = any (array (select id from wanted))
),

interviews as materialized (
    select i.id, i.application_id, i.company_id, i.created_at
    from corrected.interviews as i
    where :'whole'::boolean
        or i.id = any (
            etl.ids_naming('interviews', 'company_id', array (select id from wanted))
        )
        or i.id = any (
            etl.ids_naming(
                'interviews', 'application_id',
                array (select id from application_facts where interviewed)
            )
        )
),

interview_outcomes as (:scoped_interview_outcomes),

-- An interview may be of a company out of scope.
companies as (
    select c.id from corrected.companies as c
),

-- What letters say is in application_facts; their days are those of the responses.
email_application_links as (
    select null::uuid as email_id, null::uuid as application_id, null::text as link_type where false
),

emails as (
    select null::uuid as id, null::text as direction, null::timestamptz as received_at where false
),

application_events as (
    select v.application_id, v.event_type, v.created_at
    from corrected.application_events as v
    where :'whole'::boolean
        or v.id = any (
            etl.ids_naming(
                'application_events', 'application_id',
                array (select id from application_facts where offered)
            )
        )
),

answers as (:answers),

company_metrics_daily as (:company_metrics_daily)

select d.*
from company_metrics_daily as d
join wanted on wanted.id = d.company_id
