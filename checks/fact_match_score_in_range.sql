-- A match score lies within 0 and 1.
-- severity: error
-- stage: facts
-- owner: The agent's developers; correct match_score by 'nyx-etl correct'.
select id as application_id, match_score
from corrected.applications
where match_score not between 0 and 1
