-- Grain: one finished session by its key figures, the oldest first. No parameters.
select
    s.id::varchar as id,
    s.session_name as name,
    s.status,
    s.start_datetime as started_at,
    f.total,
    f.successful,
    f.failed,
    etl.rate(f.success_rate, f.success_rate_low, f.success_rate_high) as success_rate,
    f.sent::integer as sent,
    f.replied::integer as replied,
    etl.rate(f.reply_rate, f.reply_rate_low, f.reply_rate_high) as reply_rate,
    f.interviewed::integer as interviewed,
    f.offered::integer as offered,
    f.cost_usd
from session_figures as f
join application_sessions as s on s.id = f.session_id
order by s.start_datetime nulls first, s.id
