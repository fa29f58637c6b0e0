-- Grain: a session and one of up to ten finished sessions of the same person, the last of them this
-- one, the oldest first. Parameters: session_ids.
with
places as (:session_places),

latest as (
    select
        p.session_id, p.user_id,
        unnest(
            range(
                p.finished_before - if(p.place is null, 9, 8),
                p.finished_before + if(p.place is null, 1, 2)
            )
        )
            as place
    from places as p
    where p.session_id in (select unnest(getvariable('session_ids')::uuid[]))
)

select
    l.session_id::varchar as session_id,
    f.session_id::varchar as id,
    s.session_name as name,
    s.start_datetime as started_at,
    f.total,
    f.successful,
    f.failed,
    etl.rate(f.success_rate, f.success_rate_low, f.success_rate_high) as success_rate,
    f.cost_usd,
    f.sent::integer as sent,
    f.replied::integer as replied,
    etl.rate(f.reply_rate, f.reply_rate_low, f.reply_rate_high) as reply_rate
from latest as l
join session_figures as f on f.user_id = l.user_id and f.place = l.place
join application_sessions as s on s.id = f.session_id
order by l.session_id, l.place
