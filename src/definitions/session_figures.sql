-- Grain: one finished session and its key figures; place is which of the person's it is, the first
-- started being 1. Reads application_sessions, session_totals, application_facts, reporting.
with
finished as (:finished_sessions),

members as (
    select
        f.session_id as group_id, f.submitted_at, f.sent_on, f.successful, f.failed,
        f.replied, f.response_at, f.response_us, f.rejected, f.interviewed, f.offered
    from application_facts as f
    where f.session_id is not null
),

judged as (:judged),

outcomes as (:outcomes),

places as (
    select
        s.id,
        row_number() over (partition by s.user_id order by s.start_datetime, s.id) as place
    from finished as s
    join session_totals as t on t.session_id = s.id
    where s.start_datetime is not null
)

select
    s.id as session_id,
    s.user_id,
    cast(p.place as integer) as place,
    t.applications_total as total,
    t.applications_successful as successful,
    t.applications_failed as failed,
    t.applications_total - t.applications_successful - t.applications_failed as unfinished,
    cast(etl.quotient_4(
        t.applications_successful, t.applications_successful + t.applications_failed
    ) as decimal(5, 4)) as success_rate,
    cast(etl.wilson_low(
        t.applications_successful, t.applications_successful + t.applications_failed
    ) as decimal(5, 4)) as success_rate_low,
    cast(etl.wilson_high(
        t.applications_successful, t.applications_successful + t.applications_failed
    ) as decimal(5, 4)) as success_rate_high,
    cast(t.avg_match_score as decimal(4, 3)) as avg_match_score,
    t.avg_duration_seconds,
    cast(t.cost_estimated_total as decimal(18, 4)) as cost_usd,
    cast(etl.quotient_4(
        etl.millionths(t.cost_estimated_total),
        cast(t.applications_successful as bigint) * 1000000
    ) as decimal(18, 4)) as cost_usd_per_success,
    coalesce(o.sent, 0) as sent,
    coalesce(o.replied, 0) as replied,
    cast(o.reply_rate as decimal(5, 4)) as reply_rate,
    cast(o.reply_rate_low as decimal(5, 4)) as reply_rate_low,
    cast(o.reply_rate_high as decimal(5, 4)) as reply_rate_high,
    coalesce(o.interviewed, 0) as interviewed,
    coalesce(o.offered, 0) as offered
from finished as s
join session_totals as t on t.session_id = s.id
left join places as p on p.id = s.id
left join outcomes as o on o.group_id = s.id
