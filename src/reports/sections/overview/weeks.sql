-- Grain: one week of sending, named by its Monday, and what became of its applications, each at the
-- furthest it came; the oldest first. No parameters.
with
application_facts as (
    select * from facts_together
),

cohorts as (:cohorts),

members as (
    select f.sent_week, f.submitted_at, f.successful, f.replied, f.reached
    from application_facts as f
    where f.sent_week is not null
),

judged as (:judged),

furthest as (
    select
        sent_week,
        count(*) filter (where reached = 'offer') as offer,
        count(*) filter (where reached = 'interview') as interview,
        count(*) filter (where reached = 'replied') as answer,
        count(*) filter (where reached = 'sent' and not ghosted) as open,
        count(*) filter (where reached = 'sent' and ghosted) as ghosted
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
