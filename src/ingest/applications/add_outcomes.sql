-- Adds what came of the last interview of an application: a refusal, an offer, or that the
-- applicant drew back. No parameters.
with
last_interview as (
    select distinct on (i.application_id) i.application_id, i.id
    from nyx.interviews as i
    where i.application_id in (select application_id from pg_temp.told_fact)
    order by
        i.application_id, i.round_number desc nulls last, i.created_at desc nulls last, i.id desc
),

told as (
    select distinct on (f.application_id)
        f.application_id,
        case f.kind
            when 'offer' then 'passed'
            when 'rejection' then 'failed'
            else 'withdrawn'
        end as outcome,
        f.kind = 'offer' as is_offer,
        f.told_at
    from pg_temp.told_fact as f
    where f.kind in ('offer', 'rejection', 'withdrawal')
    order by f.application_id, f.kind <> 'offer', f.kind <> 'rejection'
)

insert into nyx.interview_outcomes (interview_id, outcome, offer_extended, created_at)
select i.id, t.outcome, t.is_offer, t.told_at
from told as t
inner join last_interview as i on i.application_id = t.application_id
where not exists (
    select from nyx.interview_outcomes as known
    inner join nyx.interviews as its on its.id = known.interview_id
    where its.application_id = t.application_id
        and (
            known.outcome = t.outcome
                or (t.is_offer and known.offer_extended)
                or (not t.is_offer and known.interview_id = i.id)
        )
);
