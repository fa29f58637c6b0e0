-- Grain: one check that found something in the run :'id', errors first.
select
    check_name as check,
    severity,
    demands,
    owner,
    rows_offending::double precision as offending
from etl.check_runs
where run_id = :'id'::bigint and rows_offending > 0
order by severity, id
