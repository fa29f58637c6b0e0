-- Grain: one session that has started: place is which of the person's finished ones it is, the
-- first being 1, and null of others; finished_before is how many of these started before it.
-- Reads application_sessions, session_figures.
with
started as (
    select s.id, s.user_id, s.start_datetime, f.place
    from application_sessions as s
    left join session_figures as f on f.session_id = s.id
    where s.start_datetime is not null
)

select
    s.id as session_id,
    s.user_id,
    s.place,
    count(s.place) over (
        partition by s.user_id order by s.start_datetime, s.id
        rows between unbounded preceding and current row
    ) - case when s.place is null then 0 else 1 end as finished_before
from started as s
