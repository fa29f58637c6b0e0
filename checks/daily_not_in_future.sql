-- Nothing happened on a day that is still to come.
-- severity: warn
-- stage: company_metrics_daily
-- owner: Whoever feeds applications, interviews and e-mails; correct the instant by 'nyx-etl
-- correct'.
select company_id, date
from pg_temp.company_metrics_daily
where date > (:'as_of'::timestamptz at time zone :'timezone'::text)::date + 1
