-- Companies of which an application crosses the limit of silence between two runs: one row per
-- company. Parameters: previous_as_of and as_of (either may be the later one), ghost_after_days.
with
limits as (
    select
        least(:'previous_as_of'::timestamptz, :'as_of'::timestamptz) - days as earliest,
        greatest(:'previous_as_of'::timestamptz, :'as_of'::timestamptz) - days as latest
    from (
        select make_interval(secs => 86400 * :'ghost_after_days'::double precision) as days
    ) as silence
)

select distinct f.company_id as key
from etl.application_facts as f
where not f.replied
    and f.response_at is null
    and f.submitted_at between (select earliest from limits) and (select latest from limits)
