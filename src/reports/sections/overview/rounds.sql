-- Grain: one round of interviews, the first first: how many applications came to it, and how many
-- of those that came to the round before. No parameters.
with
reached as (
    select
        i.application_id, max(coalesce(i.round_number, 1)) as round, bool_or(f.offered) as offered
    from interviews as i
    join application_facts as f on f.id = i.application_id
    where coalesce(i.round_number, 1) >= 1
    group by i.application_id
),

rounds as (
    select unnest(range(1, (select least(max(round), 20) from reached) + 1)) as round
),

counts as (
    select
        r.round,
        count(*) filter (where a.round >= r.round) as applications,
        count(*) filter (where a.round >= r.round - 1) as previous,
        count(*) filter (where a.round >= r.round and a.offered) as offered
    from rounds as r
    cross join reached as a
    group by r.round
)

select
    round::integer as round,
    applications::integer as applications,
    case when round > 1 then etl.rate_of(applications, previous) end as of_previous,
    offered::integer as offered,
    etl.rate_of(offered, applications) as offer_rate
from counts
order by round
