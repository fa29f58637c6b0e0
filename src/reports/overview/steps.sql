-- Grain: one row: applications that were sent and how many of those at one step came to the next. No parameters.
select
    count(*)::integer as sent,
    count(replied_at)::integer as replied,
    count(interviewed_at)::integer as interviewed,
    count(interviewed_at) filter (where replied_at is not null)::integer as interviewed_of_replied,
    count(offered_at)::integer as offered,
    count(offered_at) filter (where interviewed_at is not null)::integer as offered_of_interviewed
from application_funnel
where sent_at is not null
