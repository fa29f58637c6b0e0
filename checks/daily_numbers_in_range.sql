-- A company's day has no negative number, no more successes than applications, and no response before its submission.
-- severity: error
-- stage: company_metrics_daily
-- owner: Data engineering; company_metrics_daily.sql counts wrongly.
select *
from pg_temp.company_metrics_daily as d
where applications_sent < 0
    or applications_successful not between 0 and applications_sent
    or interviews_received < 0
    or offers_received < 0
    or avg_response_time_days < 0
    or (avg_response_time_days is null) <> (last_response_datetime is null)
