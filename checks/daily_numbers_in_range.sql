-- A company's day has no negative number, no more successes than applications, and no response
-- before its submission.
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
    or (avg_response_time_days is not null and last_response_datetime is null)
    -- A response has a time, unless its application was sent at no known instant.
    or (
        avg_response_time_days is null
        and last_response_datetime is not null
        and not exists (
            select from etl.application_facts as f
            where f.company_id = d.company_id
                and f.response_at is not null
                and f.response_us is null
        )
    )
