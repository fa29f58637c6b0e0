-- Grain: one session that has ended since `since` and that nobody was written about, with its
-- newest digest; the oldest first. Parameter: `since`, the instant from which on they count.
with newest as (
    select distinct on (d.session_id)
        d.session_id,
        d.id as digest_id
    from nyx.session_digests as d
    order by d.session_id, d.generated_at desc nulls last, d.id
)

select
    s.id as session_id,
    newest.digest_id
from newest
join corrected.application_sessions as s on s.id = newest.session_id
where coalesce(s.end_datetime, s.start_datetime) >= :'since'::timestamptz
    and not exists (
        select
        from nyx.session_digests as sent
        where sent.session_id = newest.session_id and sent.digest_email_sent
    )
order by coalesce(s.end_datetime, s.start_datetime), s.id
