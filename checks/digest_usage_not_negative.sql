-- A digest's tokens and cost are numbers that are not negative.
-- severity: error
-- stage: session_digests
-- owner: Whoever feeds model_usage and applications; correct the row with a negative number by
-- 'nyx-etl correct'.
select session_id, tokens_input_total, tokens_output_total, cost_estimated_total
from pg_temp.session_digests
where tokens_input_total < 0
    or tokens_output_total < 0
    or cost_estimated_total < 0
    or cost_estimated_total = 'NaN'
