-- One row per company in pg_temp.scope and property that can be computed: its outcomes as keys and
-- JSON values. Parameters: whole (true when scope holds every company: facts are then read whole,
-- else by key), and the reporting ones.
with
reporting as materialized (
    select
        :'as_of'::timestamptz as as_of,
        cast(round(:'ghost_after_days'::numeric * 86400000000) as bigint) as ghost_after_us
),

companies as materialized (
    select c.id
    from corrected.companies as c
    where :'whole'::boolean or c.id = any (array (select key from pg_temp.scope))
),

members as (
    select
        f.company_id as group_id, f.submitted_at, f.sent_on, f.successful, f.failed,
        f.replied, f.response_at, f.response_us, f.rejected, f.interviewed, f.offered
    from etl.application_facts as f
    join companies on companies.id = f.company_id
    where :'whole'::boolean or f.company_id = any (array (select id from companies))
),

judged as (:judged),

outcomes as (:outcomes),

company_properties as (:company_properties)

select p.*, 'computed' as source
from company_properties as p
