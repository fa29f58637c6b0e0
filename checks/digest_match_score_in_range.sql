-- A digest's mean match score lies within 0 and 1.
-- severity: error
-- stage: session_digests
-- owner: Whoever feeds applications; correct match_score by 'nyx-etl correct'.
select session_id, avg_match_score
from pg_temp.session_digests
where avg_match_score not between 0 and 1
