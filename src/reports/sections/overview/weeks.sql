-- Grain: one week of sending, named by its Monday, and what became of its applications, each at the
-- furthest it came; the oldest first. Parameters: as_of, ghost_after_days.
with
application_facts as (
    select f.* replace ('00000000-0000-0000-0000-000000000000'::uuid as user_id)
    from temp.application_facts as f
),

reporting as (
    select
        $as_of::timestamptz as as_of,
        ($ghost_after_days::decimal(18, 10) * 86400000000)::bigint as ghost_after_us
),

cohorts as (:cohorts),

members as (
    select f.sent_week, f.submitted_at, f.replied, f.interviewed, f.offered
    from application_facts as f
    where f.sent_week is not null
),

judged as (:judged),

furthest as (
    select
        sent_week,
        count(*) filter (where offered) as offer,
        count(*) filter (where interviewed and not offered) as interview,
        count(*) filter (where replied and not interviewed and not offered) as answer,
        count(*) filter (where waiting and not interviewed and not offered) as open,
        count(*) filter (where ghosted and not interviewed and not offered) as ghosted
    from judged
    group by sent_week
)

select
    c.sent_week::varchar as week,
    c.sent::integer as sent,
    f.offer::integer as offer,
    f.interview::integer as interview,
    f.answer::integer as answer,
    f.open::integer as open,
    f.ghosted::integer as ghosted,
    etl.rate(c.reply_rate, c.reply_rate_low, c.reply_rate_high) as reply_rate,
    etl.rate(c.interview_rate, c.interview_rate_low, c.interview_rate_high) as interview_rate
from cohorts as c
join furthest as f on f.sent_week = c.sent_week
order by c.sent_week
