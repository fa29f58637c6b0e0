-- Grain: a session and one of up to ten finished sessions of the same person, the last of them this one, the oldest
-- first. Parameters: session_ids.
with finished as (
    select
        s.id,
        s.user_id,
        s.session_name,
        s.start_datetime,
        d.applications_total,
        d.applications_successful,
        d.applications_failed,
        d.cost_estimated_total,
        row_number() over (partition by s.user_id order by s.start_datetime, s.id desc) as place
    from application_sessions as s
    join latest_session_digests as d on d.session_id = s.id
    where s.start_datetime is not null
),

starts as (
    select user_id, start_datetime, max(place) as last_place
    from finished
    group by user_id, start_datetime
),

these as (
    select s.id, s.user_id, starts.last_place
    from application_sessions as s
    asof join starts on starts.user_id = s.user_id and starts.start_datetime <= s.start_datetime
    where s.id in (select unnest($session_ids::uuid[]))
),

places as (
    select id, user_id, unnest(range(last_place - 9, last_place + 1)) as place
    from these
    -- Itself in any case: more than ten may have started at one time.
    union
    select f.id, f.user_id, f.place
    from finished as f
    where f.id in (select unnest($session_ids::uuid[]))
),

latest as (
    select p.id as session_id, f.id = p.id as is_this, f.*
    from places as p
    join finished as f on f.user_id = p.user_id and f.place = p.place
    qualify row_number() over (
        partition by p.id
        order by f.start_datetime desc, f.id = p.id desc, f.id
    ) <= 10
),

funnel as (
    select
        session_id,
        count(sent_at) as sent,
        count(replied_at) filter (where sent_at is not null) as replied
    from application_funnel
    group by session_id
)

select
    latest.session_id::varchar as session_id,
    latest.id::varchar as id,
    latest.session_name as name,
    latest.start_datetime as started_at,
    latest.applications_total as total,
    latest.applications_successful as successful,
    latest.applications_failed as failed,
    latest.cost_estimated_total as cost_usd,
    coalesce(funnel.sent, 0)::integer as sent,
    coalesce(funnel.replied, 0)::integer as replied
from latest
left join funnel on funnel.session_id = latest.id
order by latest.session_id, latest.start_datetime, latest.is_this, latest.id
