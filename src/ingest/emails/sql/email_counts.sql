-- Grain: one row, what became of the staged messages. No parameters.
select
    count(*) filter (where verdict = 'new') as inserted,
    0::bigint as updated,
    count(*) filter (where verdict = 'unchanged') as unchanged,
    count(*) filter (where verdict = 'duplicate') as duplicate
from pg_temp.fate;
