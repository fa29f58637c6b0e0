-- No company answers before it was written to.
-- severity: error
-- stage: company_properties
-- owner: Data engineering; company_properties.sql counts a mail from before the submission as a
-- response.
select company_id, key, value
from pg_temp.company_properties
where key in ('avg_reply_time_days', 'median_reply_time_days', 'p80_reply_time_days')
    and value < to_jsonb(0)
