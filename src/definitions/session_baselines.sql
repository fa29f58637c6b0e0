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

places_before as (
    select n.session_id as id, n.user_id, n.finished_before - b.steps as place
    from numbered as n
    cross join steps_back as b
),

measures as (
    select session_id, 'applications' as measure, etl.millionths(total) as value
    from session_figures
    union all
    select session_id, 'success_rate', etl.millionths(success_rate) from session_figures
    union all
    select session_id, 'reply_rate', etl.millionths(reply_rate) from session_figures
    union all
    select session_id, 'match_score', etl.millionths(avg_match_score) from session_figures
    union all
    select session_id, 'duration_seconds', etl.millionths(avg_duration_seconds)
    from session_figures
    union all
    select session_id, 'cost_usd', etl.millionths(cost_usd) from session_figures
    union all
    select session_id, 'cost_usd_per_success', etl.millionths(cost_usd_per_success)
    from session_figures
),

ranked as (
    select
        p.id as session_id,
        m.measure,
        m.value,
        row_number() over (partition by p.id, m.measure order by m.value) - 1 as place,
        count(*) over (partition by p.id, m.measure) - 1 as last_place
    from places_before as p
    join session_figures as f on f.user_id = p.user_id and f.place = p.place
    join measures as m on m.session_id = f.session_id
    where m.value is not null
),

medians as (
    select
        session_id,
        measure,
        cast(count(*) as integer) as sessions,
        sum(value * greatest(0, 2 - abs(2 * place - last_place))) as twice_median
    from ranked
    group by session_id, measure
)

select
    b.session_id,
    b.measure,
    cast(etl.quotient_4(m.value, 1000000) as decimal(18, 4)) as value,
    b.sessions,
    cast(etl.quotient_4(b.twice_median, 2 * 1000000) as decimal(18, 4)) as median
from medians as b
left join measures as m on m.session_id = b.session_id and m.measure = b.measure
