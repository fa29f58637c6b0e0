-- Grain: one person and week of sending, named by its Monday, and what became of the applications
-- of that week. Reads application_facts, reporting.
with
members as (
    select
        f.user_id as group_id, f.sent_week, f.submitted_at, f.successful, f.replied, f.rejected,
        f.interviewed, f.offered
    from application_facts as f
    where f.sent_week is not null
),

judged as (:judged),

counts as (
    select
        group_id,
        sent_week,
        count(*) as sent,
        count(*) filter (where sent and replied) as replied,
        count(*) filter (where interviewed) as interviewed,
        count(*) filter (where offered) as offered,
        count(*) filter (where rejected) as rejected,
        count(*) filter (where ghosted) as ghosted,
        count(*) filter (where waiting) as waiting
    from judged
    group by group_id, sent_week
)

select
    group_id as user_id,
    sent_week,
    sent,
    replied,
    interviewed,
    offered,
    rejected,
    ghosted,
    waiting,
    cast(etl.quotient_4(replied, sent) as decimal(5, 4)) as reply_rate,
    cast(etl.wilson_low(replied, sent) as decimal(5, 4)) as reply_rate_low,
    cast(etl.wilson_high(replied, sent) as decimal(5, 4)) as reply_rate_high,
    cast(etl.quotient_4(interviewed, sent) as decimal(5, 4)) as interview_rate,
    cast(etl.wilson_low(interviewed, sent) as decimal(5, 4)) as interview_rate_low,
    cast(etl.wilson_high(interviewed, sent) as decimal(5, 4)) as interview_rate_high,
    cast(etl.quotient_4(offered, sent) as decimal(5, 4)) as offer_rate,
    cast(etl.wilson_low(offered, sent) as decimal(5, 4)) as offer_rate_low,
    cast(etl.wilson_high(offered, sent) as decimal(5, 4)) as offer_rate_high
from counts
