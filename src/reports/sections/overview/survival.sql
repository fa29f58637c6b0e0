-- Grain: one day after sending and the share that still had no answer then, everybody together, as
-- answer_survival has it of each person. No parameters.
with
application_facts as (
    select * from facts_together
),

answer_survival as (:answer_survival)

select
    s.days,
    s.followed::integer as followed,
    s.answered::integer as answered,
    s.unanswered::integer as unanswered,
    {
        'value': s.unanswered_share::double,
        'low': s.unanswered_low::double,
        'high': s.unanswered_high::double
    } as without_answer
from answer_survival as s
order by s.days
