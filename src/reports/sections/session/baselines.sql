-- Grain: a key figure of one of the sessions beside the median of those before it. Parameters:
-- session_ids.
select
    b.session_id::varchar as session_id,
    b.measure,
    b.value,
    b.sessions,
    b.median,
    etl.quotient_4(
        (etl.millionths(b.value) - etl.millionths(b.median)) * sign(b.median),
        abs(etl.millionths(b.median))
    )::double as change
from session_baselines as b
where b.session_id in (select unnest(getvariable('session_ids')::uuid[]))
order by b.session_id, b.measure
