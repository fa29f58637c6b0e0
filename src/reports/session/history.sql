-- Grain: a session and one of up to ten finished sessions of the same person, the last of them this one, the oldest
-- first. Parameters: session_ids.
with these as (
    select id, user_id, start_datetime
    from application_sessions
    where id in (select unnest($session_ids::uuid[]))
),

funnel as (
    select
        session_id,
        count(sent_at) as sent,
        count(replied_at) filter (where sent_at is not null) as replied
    from application_funnel
    group by session_id
),

latest as (
    select these.id as session_id, s.id, s.id = these.id as is_this
    from application_sessions as s
    join these on these.user_id = s.user_id and s.start_datetime <= these.start_datetime
    join latest_session_digests as d on d.session_id = s.id
    qualify row_number() over (
        partition by these.id
        order by s.start_datetime desc, s.id = these.id desc, s.id
    ) <= 10
)

select
    latest.session_id::varchar as session_id,
    s.id::varchar as id,
    s.session_name as name,
    s.start_datetime as started_at,
    d.applications_total as total,
    d.applications_successful as successful,
    d.applications_failed as failed,
    d.cost_estimated_total as cost_usd,
    coalesce(funnel.sent, 0)::integer as sent,
    coalesce(funnel.replied, 0)::integer as replied
from latest
join application_sessions as s on s.id = latest.id
join latest_session_digests as d on d.session_id = s.id
left join funnel on funnel.session_id = s.id
order by latest.session_id, s.start_datetime, latest.is_this, s.id
