-- What may be shown to everybody: counts of applications that were sent, by what came of them and
-- one other thing at a time. Every row counts five or more, and so does whatever can be had by
-- subtracting rows from each other:
--
-- 1. What came of them is one of few outcomes; rare ones together are one, whose name is null.
-- 2. Within an outcome each application is in exactly one row of each breakdown. Rows that would
-- count fewer than five
--    are put together into one whose value is null; should that count fewer than five, the smallest
-- other row joins it.
-- 3. So the rows of an outcome have the same sum in each breakdown, and no two breakdowns have
-- values that lie within
--    each other (weeks, and no days or months beside them).
--
-- Values come from closed lists: no text that somebody wrote can be one, be it that of a
-- correction.
create view etl.shared_outcomes as
with
sent as (
    select
        f.reached,
        f.sent_week,
        f.sent_weekday,
        case
            when not f.replied then 'none'
            when f.response_us <= 2 * 86400000000 then 'within 2 days'
            when f.response_us <= 7 * 86400000000 then 'within 7 days'
            when f.response_us <= 14 * 86400000000 then 'within 14 days'
            when f.response_us <= 30 * 86400000000 then 'within 30 days'
            when f.response_us > 30 * 86400000000 then 'later'
            else 'unknown'
        end as reply,
        case
            when s.source_type in ('job_board', 'company_site', 'referral', 'aggregator')
                then s.source_type
            else 'unknown'
        end as source,
        case when f.tier in ('top', 'normal', 'avoid') then f.tier else 'unknown' end as tier,
        case
            when f.effort_level in ('low', 'medium', 'high') then f.effort_level
            else 'unknown'
        end as effort,
        case
            when f.seniority in (
                'intern', 'junior', 'mid', 'senior', 'lead', 'principal', 'director', 'vp',
                'c_level'
            ) then f.seniority
            else 'unknown'
        end as seniority
    from etl.application_facts as f
    left join corrected.job_sources as s on s.id = f.job_source_id
    where f.sent_on is not null
),

counted_outcomes as (
    select reached, count(*) as applications from sent group by reached
),

ranked_outcomes as (
    select
        reached,
        applications,
        row_number() over (order by applications < 5, applications, reached) as place,
        coalesce(sum(applications) filter (where applications < 5) over (), 5) as rare
    from counted_outcomes
),

outcomes as (
    select
        reached,
        case when applications >= 5 and not (place = 1 and rare < 5) then reached end as outcome
    from ranked_outcomes
),

counted as (
    select o.outcome, b.breakdown, b.value, count(*) as applications
    from sent as s
    join outcomes as o on o.reached = s.reached
    cross join lateral (
        values
            ('all', 'all'),
            ('week', to_char(s.sent_week, 'YYYY-MM-DD')),
            ('weekday', s.sent_weekday::text),
            ('reply', s.reply),
            ('source', s.source),
            ('tier', s.tier),
            ('effort', s.effort),
            ('seniority', s.seniority)
    ) as b (breakdown, value)
    group by o.outcome, b.breakdown, b.value
),

ranked as (
    select
        outcome,
        breakdown,
        value,
        applications,
        row_number() over (
            partition by breakdown, outcome order by applications < 5, applications, value
        ) as place,
        coalesce(
            sum(applications) filter (where applications < 5) over (
                partition by breakdown, outcome
            ),
            5
        ) as rare
    from counted
),

shown as (
    select
        breakdown,
        case when applications >= 5 and not (place = 1 and rare < 5) then value end as value,
        outcome,
        applications
    from ranked
)

select breakdown, value, outcome, sum(applications)::bigint as applications
from shown
group by breakdown, value, outcome
having sum(applications) >= 5;

comment on view etl.shared_outcomes is
    'One thing that applications are told apart by, one value of it, and what came of them: how '
    'many were sent, never under 5.';
comment on column etl.shared_outcomes.breakdown    is
    'all, week (its Monday), weekday (1 is Monday), reply (how soon), source, tier, '
    'effort or seniority.';
comment on column etl.shared_outcomes.value        is
    'Value of the breakdown; null where several that are rare are counted together.';
comment on column etl.shared_outcomes.outcome      is
    'How far they came: sent, replied, interview or offer; null where several that are rare are '
    'counted together.';
comment on column etl.shared_outcomes.applications is 'How many applications, five or more.';
