-- Grain: one session and key figure: its own, and the median of it over the last ten finished
-- sessions of the person that started before. No row where none of these has the figure. Reads
-- application_sessions, session_figures.
with
numbered as (:session_places),

steps_back as (
    select 0 as steps
    union all select 1 union all select 2 union all select 3 union all select 4
    union all select 5 union all select 6 union all select 7 union all select 8
    union all select 9
),

measures as (
    select session_id, user_id, place, 'applications' as measure, etl.millionths(total) as value
    from session_figures
    union all
    select session_id, user_id, place, 'success_rate', etl.millionths(success_rate)
    from session_figures
    union all
    select session_id, user_id, place, 'reply_rate', etl.millionths(reply_rate)
    from session_figures
    union all
    select session_id, user_id, place, 'match_score', etl.millionths(avg_match_score)
    from session_figures
    union all
    select session_id, user_id, place, 'duration_seconds', etl.millionths(avg_duration_seconds)
    from session_figures
    union all
    select session_id, user_id, place, 'cost_usd', etl.millionths(cost_usd)
    from session_figures
    union all
    select session_id, user_id, place, 'cost_usd_per_success', etl.millionths(cost_usd_per_success)
    from session_figures
),

-- A finished session is one of the last ten before what starts next, and before what starts after
-- up to nine more have.
seen as (
    select m.user_id, m.place + b.steps as finished_before, m.measure, m.value
    from measures as m
    cross join steps_back as b
    where m.place is not null and m.value is not null
),

ranked as (
    select
        user_id,
        finished_before,
        measure,
        value,
        row_number() over (partition by user_id, finished_before, measure order by value) - 1
            as place,
        count(*) over (partition by user_id, finished_before, measure) - 1 as last_place
    from seen
),

kinds as (
    select measure from measures group by measure
),

-- Those that ask stand among those that are seen: a join of both by person and place would compare
-- each with all.
seen_and_asking as (
    select
        cast(null as uuid) as session_id, user_id, finished_before, measure, 1 as seen,
        value * greatest(0, 2 - abs(2 * place - last_place)) as weighted
    from ranked
    union all
    select n.session_id, n.user_id, n.finished_before, k.measure, 0, 0
    from numbered as n
    cross join kinds as k
),

medians as (
    select
        session_id,
        measure,
        sum(seen) over (partition by user_id, finished_before, measure) as sessions,
        sum(weighted) over (partition by user_id, finished_before, measure) as twice_median
    from seen_and_asking
)

select
    b.session_id,
    b.measure,
    cast(etl.quotient_4(m.value, 1000000) as decimal(18, 4)) as value,
    cast(b.sessions as integer) as sessions,
    cast(etl.quotient_4(b.twice_median, 2 * 1000000) as decimal(18, 4)) as median
from medians as b
left join measures as m on m.session_id = b.session_id and m.measure = b.measure
where b.session_id is not null and b.sessions > 0
