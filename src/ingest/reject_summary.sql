-- Grain: one reason code of the current load. No parameters.
select reason_code, count(*) as rejects
from pg_temp.stage_reject
group by reason_code
order by rejects desc, reason_code;
