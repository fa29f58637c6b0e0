-- Grain: one of the companies, and how fast all companies answer. Parameters: company_ids.
with
members as (
    select
        'all' as group_id, f.submitted_at, f.sent_on, f.successful, f.failed, f.replied,
        f.response_at, f.response_us, f.rejected, f.interviewed, f.offered
    from application_facts as f
),

judged as (:judged),

outcomes as (:outcomes)

select
    unnest(getvariable('company_ids')::uuid[])::varchar as company_id,
    o.sent::integer as sent,
    o.replied::integer as replied,
    etl.rate(o.reply_rate, o.reply_rate_low, o.reply_rate_high) as reply_rate,
    etl.rate(o.interview_rate, o.interview_rate_low, o.interview_rate_high) as interview_rate,
    o.median_reply_time_days as median_days,
    o.p80_reply_time_days as p80_days
from outcomes as o
