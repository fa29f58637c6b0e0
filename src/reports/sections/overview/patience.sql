-- Grain: one row where anything was answered: by when half of all answers that come within the days
-- followed are there, and the chance of one after some days of silence. No parameters.
with
application_facts as (
    select * from facts_together
),

answer_survival as (:answer_survival),

silences as (
    select unnest([0, 3, 7, 14, 21, 30, 45, 60, 90]) as days
),

ends as (
    select max(days) as days, 1 - min(unanswered_share) as answered_share from answer_survival
),

-- The curve falls on the days it has a row for; before the first of them nothing is known.
chances as (
    select s.days, coalesce(arg_max(a.chance, a.days), e.answered_share) as chance
    from silences as s
    join ends as e on s.days < e.days
    left join answer_survival as a on a.days <= s.days
    group by s.days, e.answered_share
)

select
    sum(a.answered)::integer as answered,
    max(a.days) as followed_days,
    (select e.answered_share from ends as e)::double as answered_share,
    min(a.days) filter (where a.arrived_share >= 0.5) as half_days,
    (
        select list({'days': c.days, 'chance': c.chance::double} order by c.days)
        from chances as c
    ) as chances
from answer_survival as a
having sum(a.answered) > 0
