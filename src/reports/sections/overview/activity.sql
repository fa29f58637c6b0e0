-- Grain: one day on which something was sent, the oldest first. No parameters.
select f.sent_on::varchar as day, count(*)::integer as sent
from application_facts as f
where f.sent_on is not null
group by f.sent_on
order by f.sent_on
