-- Grain: one row, about what came back for the session's applications until now. docs/metrics.md defines the words.
-- Parameters: session_id; as_of and ghost_after_days decide who was ghosted.
with sent as (
    select
        f.*,
        r.response_days::double as days,
        f.replied_at is null
            and $as_of::timestamptz - f.sent_at > to_days(1) * $ghost_after_days as ghosted
    from application_funnel as f
    left join response_times as r on r.application_id = f.application_id
    where f.session_id::varchar = $session_id and f.sent_at is not null
)

select
    count(*)::integer as sent,
    count(replied_at)::integer as replied,
    count(interviewed_at)::integer as interviewed,
    count(offered_at)::integer as offered,
    count(rejected_at)::integer as rejected,
    count(*) filter (where ghosted)::integer as ghosted,
    count(*) filter (where replied_at is null and not ghosted)::integer as waiting,
    round(min(days), 2)::decimal(18, 2) as fastest_days,
    round(median(days), 2)::decimal(18, 2) as median_days,
    round(max(days), 2)::decimal(18, 2) as slowest_days
from sent
