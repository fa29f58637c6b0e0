-- Companies of which an application crosses the limit of silence between two runs: one row per company.
-- Parameters: previous_as_of and as_of (either may be the later one), ghost_after_days.
with
limits as (
    select
        least(:'previous_as_of'::timestamptz, :'as_of'::timestamptz) - days as earliest,
        greatest(:'previous_as_of'::timestamptz, :'as_of'::timestamptz) - days as latest
    from (select make_interval(secs => 86400 * :'ghost_after_days'::double precision) as days) as silence
),

applications as (
    select a.job_post_id
    from corrected.applications as a
    where a.application_submitted_at >= (select earliest from limits)
        and a.application_submitted_at <= (select latest from limits)
)

select distinct p.company_id as key
from corrected.job_posts as p
where p.id = any (array (select job_post_id from applications))
