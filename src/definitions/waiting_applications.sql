-- Grain: one application that was sent, at a known instant until the as-of, and has brought no
-- answer, interview or offer: how long it is silent, within how many days four of five answers come
-- (of its company where five of them are known, else of all), the chance that one still comes (null
-- where fewer than five answers of the person are dated: so few tell nothing of others), and the
-- verdict: `stop waiting` if it counts as ghosted or the chance is below 0.05, else `follow up`
-- if it is silent for longer than usual, else `wait`. Reads application_facts, reporting.
with
answer_survival as (:answer_survival),

responses as (
    select
        f.user_id,
        f.company_id,
        f.response_us,
        row_number() over (partition by f.user_id order by f.response_us) - 1 as place,
        count(*) over (partition by f.user_id) - 1 as last_place,
        row_number() over (
            partition by f.user_id, f.company_id order by f.response_us
        ) - 1 as company_place,
        count(*) over (partition by f.user_id, f.company_id) - 1 as company_last_place
    from application_facts as f
    where f.response_us is not null
),

-- As in outcomes: a percentile lies between two neighbours.
usual as (
    select
        user_id,
        count(*) as responses,
        sum(response_us * greatest(0, 5 - abs(5 * place - 4 * last_place))) as five_p80_us
    from responses
    group by user_id
),

usual_of_companies as (
    select
        user_id,
        company_id,
        sum(
            response_us * greatest(0, 5 - abs(5 * company_place - 4 * company_last_place))
        ) as five_p80_us
    from responses
    where company_id is not null and company_last_place >= 4
    group by user_id, company_id
),

silences as (
    select
        f.user_id,
        f.id as application_id,
        f.company_id,
        r.ghost_after_us,
        etl.micros_between(etl.known_instant(f.submitted_at), r.as_of) as silent_us
    from application_facts as f
    cross join reporting as r
    where not f.replied and not f.interviewed and not f.offered
),

compared as (
    select
        s.user_id as user_id,
        s.application_id as application_id,
        s.company_id as company_id,
        s.ghost_after_us as ghost_after_us,
        s.silent_us as silent_us,
        etl.whole_days(s.silent_us) as silent_days,
        coalesce(c.five_p80_us, u.five_p80_us) as five_p80_us,
        c.five_p80_us is not null as is_usual_of_company,
        coalesce(u.responses, 0) >= 5 as has_chance
    from silences as s
    left join usual as u on u.user_id = s.user_id
    left join usual_of_companies as c on c.user_id = s.user_id and c.company_id = s.company_id
    where s.silent_us >= 0
)

select
    c.user_id,
    c.application_id,
    c.company_id,
    c.silent_days,
    cast(etl.quotient_2(c.five_p80_us, 5 * 86400000000) as decimal(12, 2)) as usual_days,
    c.is_usual_of_company,
    case when c.has_chance then a.chance end as chance,
    case
        when c.silent_us > c.ghost_after_us or (c.has_chance and a.chance < 0.05)
            then 'stop waiting'
        when 5 * c.silent_us > c.five_p80_us then 'follow up'
        else 'wait'
    end as verdict
from compared as c
-- The curve has a row for each day that an application of its person has waited.
left join answer_survival as a
    on a.user_id = c.user_id
    and a.days = case when c.silent_days > 365 then 365 else c.silent_days end
