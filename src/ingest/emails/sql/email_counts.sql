-- Grain: one row, what became of the staged messages. No parameters.
select
    count(*) filter (where verdict = 'new')::integer as inserted,
    0 as updated,
    count(*) filter (where verdict = 'unchanged')::integer as unchanged,
    count(*) filter (where verdict = 'duplicate')::integer as duplicate
from pg_temp.fate;
