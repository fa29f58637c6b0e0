-- Companies of which an application crosses the limit of silence between two runs: one row per company.
-- Parameters: previous_as_of and as_of (either may be the later one), ghost_after_days.
with
limits as (
    select
        least(:'previous_as_of'::timestamptz, :'as_of'::timestamptz) - days as earliest,
        greatest(:'previous_as_of'::timestamptz, :'as_of'::timestamptz) - days as latest
    from (select make_interval(secs => 86400 * :'ghost_after_days'::double precision) as days) as silence
),

candidates as (
    select b.id
    from nyx.applications as b
    where b.application_submitted_at between (select earliest from limits) and (select latest from limits)
    union
    select c.record_id
    from etl.corrected_fields as c
    where c.table_name = 'applications' and c.field_name = 'application_submitted_at'
),

applications as (
    select a.job_post_id
    from corrected.applications as a
    where a.id = any (array (select id from candidates))
        and a.application_submitted_at between (select earliest from limits) and (select latest from limits)
)

select distinct p.company_id as key
from corrected.job_posts as p
where p.id = any (array (select job_post_id from applications))
