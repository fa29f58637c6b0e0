-- Grain: one interview: whose it is, what was noted last of how it went, and whether an offer came
-- of it. Reads interviews, interview_outcomes, application_facts, companies.
with
ranked as (
    select
        o.interview_id,
        o.outcome,
        row_number() over (
            partition by o.interview_id
            order by etl.known_instant(o.created_at) desc nulls last, o.id desc
        ) as place
    from interview_outcomes as o
    where o.outcome is not null
),

newest as (
    select interview_id, outcome from ranked where place = 1
),

offers as (
    select interview_id from interview_outcomes where offer_extended group by interview_id
)

select
    i.id as interview_id,
    i.application_id,
    coalesce(c.id, f.company_id) as company_id,
    n.outcome,
    o.interview_id is not null as offered
from interviews as i
left join application_facts as f on f.id = i.application_id
left join companies as c on c.id = i.company_id
left join newest as n on n.interview_id = i.id
left join offers as o on o.interview_id = i.id
