-- Grain: one outcome of an interview of `interviews`. Parameters: whole.
select o.interview_id, o.offer_extended, o.created_at
from corrected.interview_outcomes as o
where :'whole'::boolean
    or o.id = any (
        etl.ids_naming('interview_outcomes', 'interview_id', array (select id from interviews))
    )
