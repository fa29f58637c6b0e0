-- Grain: one of up to ten finished sessions of the same person, the last of them this one, the oldest first.
-- Parameters: session_id.
with this as (
    select id, user_id, start_datetime
    from application_sessions
    where id::varchar = $session_id
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
    select
        s.id::varchar as id,
        s.session_name as name,
        s.start_datetime as started_at,
        d.applications_total as total,
        d.applications_successful as successful,
        d.applications_failed as failed,
        d.cost_estimated_total as cost_usd,
        coalesce(funnel.sent, 0)::integer as sent,
        coalesce(funnel.replied, 0)::integer as replied
    from application_sessions as s
    join this on this.user_id = s.user_id and s.start_datetime <= this.start_datetime
    join latest_session_digests as d on d.session_id = s.id
    left join funnel on funnel.session_id = s.id
    order by s.start_datetime desc, s.id = this.id desc, s.id
    limit 10
)

select *
from latest
order by started_at, id
