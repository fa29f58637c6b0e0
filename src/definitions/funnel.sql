-- Grain: one group of applications and step of the way from sent to offer: how many came to it, of
-- all sent and of those that took the step before. Reads judged.
with
counts as (
    select
        group_id,
        count(*) filter (where sent) as sent,
        count(*) filter (where sent and replied) as replied,
        count(*) filter (where sent and interviewed) as interviewed,
        count(*) filter (where sent and replied and interviewed) as interviewed_of_replied,
        count(*) filter (where sent and offered) as offered,
        count(*) filter (where sent and interviewed and offered) as offered_of_interviewed
    from judged
    group by group_id
),

steps as (
    select
        group_id, 1 as place, 'sent' as step, sent as applications, sent,
        cast(null as bigint) as previous, cast(null as bigint) as of_previous
    from counts
    union all
    select group_id, 2, 'replied', replied, sent, sent, replied from counts
    union all
    select group_id, 3, 'interview', interviewed, sent, replied, interviewed_of_replied from counts
    union all
    select group_id, 4, 'offer', offered, sent, interviewed, offered_of_interviewed from counts
)

select
    group_id,
    place,
    step,
    applications,
    etl.quotient_4(applications, sent) as sent_rate,
    etl.wilson_low(applications, sent) as sent_rate_low,
    etl.wilson_high(applications, sent) as sent_rate_high,
    etl.quotient_4(of_previous, previous) as previous_rate,
    etl.wilson_low(of_previous, previous) as previous_rate_low,
    etl.wilson_high(of_previous, previous) as previous_rate_high
from steps
