-- Grain: one person, and when answers came: percentiles of the days they took, and which share of
-- the applications sent at least 7, 14 or 30 days ago had one within these. Reads
-- application_facts, reporting.
with
members as (
    select
        f.user_id as group_id, f.submitted_at, f.successful, f.replied, f.response_at, f.response_us
    from application_facts as f
),

judged as (:judged),

ranked as (:ranked_responses),

ages as (
    select
        j.*,
        -- Whose answer has no date cannot tell by when it came.
        case
            when not j.replied or j.response_us is not null then etl.micros_between(
                etl.known_instant(j.submitted_at), (select r.as_of from reporting as r)
            )
        end as age_us
    from judged as j
    where j.sent
),

counts as (
    select
        group_id,
        count(*) as sent,
        count(*) filter (where replied) as replied,
        count(*) filter (where age_us >= 7 * 86400000000) as due_7,
        count(*) filter (where age_us >= 14 * 86400000000) as due_14,
        count(*) filter (where age_us >= 30 * 86400000000) as due_30,
        count(*) filter (
            where age_us >= 7 * 86400000000 and response_us <= 7 * 86400000000
        ) as replied_7,
        count(*) filter (
            where age_us >= 14 * 86400000000 and response_us <= 14 * 86400000000
        ) as replied_14,
        count(*) filter (
            where age_us >= 30 * 86400000000 and response_us <= 30 * 86400000000
        ) as replied_30
    from ages
    group by group_id
),

-- As in outcomes: a percentile lies between two neighbours.
times as (
    select
        group_id,
        sum(response_us * greatest(0, 10 - abs(10 * place - last_place))) as ten_p10_us,
        sum(response_us * greatest(0, 4 - abs(4 * place - last_place))) as four_p25_us,
        sum(response_us * greatest(0, 2 - abs(2 * place - last_place))) as twice_median_us,
        sum(response_us * greatest(0, 4 - abs(4 * place - 3 * last_place))) as four_p75_us,
        sum(response_us * greatest(0, 5 - abs(5 * place - 4 * last_place))) as five_p80_us,
        sum(response_us * greatest(0, 10 - abs(10 * place - 9 * last_place))) as ten_p90_us,
        sum(response_us * greatest(0, 20 - abs(20 * place - 19 * last_place))) as twenty_p95_us
    from ranked
    group by group_id
)

select
    c.group_id as user_id,
    c.sent,
    c.replied,
    cast(etl.quotient_2(t.ten_p10_us, 10 * 86400000000) as decimal(12, 2)) as p10_days,
    cast(etl.quotient_2(t.four_p25_us, 4 * 86400000000) as decimal(12, 2)) as p25_days,
    cast(etl.quotient_2(t.twice_median_us, 2 * 86400000000) as decimal(12, 2)) as median_days,
    cast(etl.quotient_2(t.four_p75_us, 4 * 86400000000) as decimal(12, 2)) as p75_days,
    cast(etl.quotient_2(t.five_p80_us, 5 * 86400000000) as decimal(12, 2)) as p80_days,
    cast(etl.quotient_2(t.ten_p90_us, 10 * 86400000000) as decimal(12, 2)) as p90_days,
    cast(etl.quotient_2(t.twenty_p95_us, 20 * 86400000000) as decimal(12, 2)) as p95_days,
    c.due_7,
    c.replied_7,
    cast(etl.quotient_4(c.replied_7, c.due_7) as decimal(5, 4)) as replied_7_rate,
    cast(etl.wilson_low(c.replied_7, c.due_7) as decimal(5, 4)) as replied_7_rate_low,
    cast(etl.wilson_high(c.replied_7, c.due_7) as decimal(5, 4)) as replied_7_rate_high,
    c.due_14,
    c.replied_14,
    cast(etl.quotient_4(c.replied_14, c.due_14) as decimal(5, 4)) as replied_14_rate,
    cast(etl.wilson_low(c.replied_14, c.due_14) as decimal(5, 4)) as replied_14_rate_low,
    cast(etl.wilson_high(c.replied_14, c.due_14) as decimal(5, 4)) as replied_14_rate_high,
    c.due_30,
    c.replied_30,
    cast(etl.quotient_4(c.replied_30, c.due_30) as decimal(5, 4)) as replied_30_rate,
    cast(etl.wilson_low(c.replied_30, c.due_30) as decimal(5, 4)) as replied_30_rate_low,
    cast(etl.wilson_high(c.replied_30, c.due_30) as decimal(5, 4)) as replied_30_rate_high
from counts as c
left join times as t on t.group_id = c.group_id
