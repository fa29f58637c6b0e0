-- Grain: one row where anything was answered: by when half of all answers that come within the days
-- followed are there, and the chance of one after some days of silence. Parameters: as_of.
with
application_facts as (
    select f.* replace ('00000000-0000-0000-0000-000000000000'::uuid as user_id)
    from temp.application_facts as f
),

reporting as (
    select $as_of::timestamptz as as_of
),

answer_survival as (:answer_survival),

ends as (
    select min(unanswered_share) as share, max(days) as days, sum(answered)::integer as answered
    from answer_survival
),

silences as (
    select unnest([0, 3, 7, 14, 21, 30, 45, 60, 90]) as days
),

chances as (
    select
        s.days,
        (c.share - e.share) / nullif(c.share, 0) as chance
    from silences as s
    cross join ends as e
    cross join lateral (
        select coalesce(min(a.unanswered_share), 1) as share
        from answer_survival as a
        where a.days <= s.days
    ) as c
    where s.days < e.days
)

select
    e.answered,
    e.days as followed_days,
    (1 - e.share)::double as answered_share,
    (
        select min(a.days)
        from answer_survival as a
        where 1 - a.unanswered_share >= (1 - e.share) / 2
    ) as half_days,
    (
        select list({'days': c.days, 'chance': round(c.chance, 4)::double} order by c.days)
        from chances as c
    ) as chances
from ends as e
where e.answered > 0
