-- Grain: one person and number of days after sending, up to 365, by which an answer came, or which
-- an application without one has waited: the share that has no answer by then, as Kaplan and Meier
-- estimate it, with its 95 % band by Greenwood; the chance that an answer comes after so long a
-- silence; and the share of all answers that is there by then. Reads application_facts, reporting.
with
waits as (
    select
        f.user_id,
        f.response_us is not null as is_answered,
        case
            when f.response_us is not null then etl.whole_days(f.response_us + 86399999999)
            else etl.whole_days(
                etl.micros_between(
                    etl.known_instant(f.submitted_at), (select r.as_of from reporting as r)
                )
            )
        end as days
    from application_facts as f
    where (not f.replied or f.response_us is not null)
        and (select r.as_of from reporting as r) is not null
),

followed as (
    select
        user_id,
        case when days > 365 then 365 else days end as days,
        case when is_answered and days <= 365 then 1 else 0 end as answered
    from waits
    where days is not null
),

ends as (
    select user_id, days, count(*) as ended, sum(answered) as answered
    from followed
    group by user_id, days
),

at_risk as (
    select e.*, sum(e.ended) over (partition by e.user_id order by e.days desc) as followed
    from ends as e
),

spans_1 as (
    select
        a.*,
        etl.quotient_0(1000000000000 * (a.followed - a.answered), a.followed) as share_1,
        etl.quotient_0(
            1000000000000 * a.answered, a.followed * (a.followed - a.answered)
        ) as variance
    from at_risk as a
),

-- The share of a day is the product of its own and of all days' before. No engine multiplies rows
-- exactly, so each round doubles how many days a product spans, in trillionths.
spans_2 as (
    select s.*, etl.quotient_0(s.share_1 * coalesce(min(s.share_1) over (
        partition by s.user_id order by s.days rows between 1 preceding and 1 preceding
    ), 1000000000000), 1000000000000) as share_2
    from spans_1 as s
),

spans_4 as (
    select s.*, etl.quotient_0(s.share_2 * coalesce(min(s.share_2) over (
        partition by s.user_id order by s.days rows between 2 preceding and 2 preceding
    ), 1000000000000), 1000000000000) as share_4
    from spans_2 as s
),

spans_8 as (
    select s.*, etl.quotient_0(s.share_4 * coalesce(min(s.share_4) over (
        partition by s.user_id order by s.days rows between 4 preceding and 4 preceding
    ), 1000000000000), 1000000000000) as share_8
    from spans_4 as s
),

spans_16 as (
    select s.*, etl.quotient_0(s.share_8 * coalesce(min(s.share_8) over (
        partition by s.user_id order by s.days rows between 8 preceding and 8 preceding
    ), 1000000000000), 1000000000000) as share_16
    from spans_8 as s
),

spans_32 as (
    select s.*, etl.quotient_0(s.share_16 * coalesce(min(s.share_16) over (
        partition by s.user_id order by s.days rows between 16 preceding and 16 preceding
    ), 1000000000000), 1000000000000) as share_32
    from spans_16 as s
),

spans_64 as (
    select s.*, etl.quotient_0(s.share_32 * coalesce(min(s.share_32) over (
        partition by s.user_id order by s.days rows between 32 preceding and 32 preceding
    ), 1000000000000), 1000000000000) as share_64
    from spans_32 as s
),

spans_128 as (
    select s.*, etl.quotient_0(s.share_64 * coalesce(min(s.share_64) over (
        partition by s.user_id order by s.days rows between 64 preceding and 64 preceding
    ), 1000000000000), 1000000000000) as share_128
    from spans_64 as s
),

spans_256 as (
    select s.*, etl.quotient_0(s.share_128 * coalesce(min(s.share_128) over (
        partition by s.user_id order by s.days rows between 128 preceding and 128 preceding
    ), 1000000000000), 1000000000000) as share_256
    from spans_128 as s
),

curve as (
    select
        s.*,
        etl.quotient_0(s.share_256 * coalesce(min(s.share_256) over (
            partition by s.user_id order by s.days rows between 256 preceding and 256 preceding
        ), 1000000000000), 1000000000000) as share,
        sum(s.variance) over (partition by s.user_id order by s.days) as variance_so_far
    from spans_256 as s
),

-- What comes after the last day followed, nobody knows: it counts as never.
curve_ends as (
    select user_id, min(share) as share
    from curve
    group by user_id
)

select
    c.user_id,
    c.days,
    cast(c.followed as bigint) as followed,
    cast(c.answered as bigint) as answered,
    cast(c.ended - c.answered as bigint) as unanswered,
    cast(etl.quotient_6(c.share, 1000000000000) as decimal(7, 6)) as unanswered_share,
    cast(
        etl.survival_low(c.share, coalesce(c.variance_so_far, 0)) as decimal(5, 4)
    ) as unanswered_low,
    cast(
        etl.survival_high(c.share, coalesce(c.variance_so_far, 0)) as decimal(5, 4)
    ) as unanswered_high,
    cast(etl.quotient_4(c.share - e.share, c.share) as decimal(5, 4)) as chance,
    cast(
        etl.quotient_4(1000000000000 - c.share, 1000000000000 - e.share) as decimal(5, 4)
    ) as arrived_share
from curve as c
join curve_ends as e on e.user_id = c.user_id
