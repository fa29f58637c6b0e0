-- Grain: a key figure of one of the sessions, and of the one it is compared with. Parameters:
-- session_ids; compare is the id of the other (null: nothing is compared).
with
figures as (
    unpivot (
        select
            f.session_id,
            f.total::decimal(18, 4) as applications,
            f.success_rate::decimal(18, 4) as success_rate,
            f.reply_rate::decimal(18, 4) as reply_rate,
            f.avg_match_score::decimal(18, 4) as match_score,
            f.avg_duration_seconds::decimal(18, 4) as duration_seconds,
            f.cost_usd::decimal(18, 4) as cost_usd,
            f.cost_usd_per_success::decimal(18, 4) as cost_usd_per_success
        from session_figures as f
    )
    on columns(* exclude (session_id))
    into name measure value value
)

select
    a.session_id::varchar as session_id,
    a.measure,
    a.value,
    b.value as other
from figures as a
join figures as b on b.measure = a.measure and b.session_id = getvariable('compare')::uuid
where a.session_id in (select unnest(getvariable('session_ids')::uuid[]))
    and a.session_id <> getvariable('compare')::uuid
order by a.session_id, a.measure
