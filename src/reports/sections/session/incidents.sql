-- Grain: one kind of thing that got in a session's way (failure, captcha, two_factor, qa) and its
-- name, the most frequent first. Parameters: session_ids.
with errors as (
    select session_id, errors_summary as summary
    from latest_session_digests
    where session_id in (select unnest(getvariable('session_ids')::uuid[]))
),

incidents as (
    select errors.session_id, 'failure' as kind, e.key as name, e.value as times
    from errors, json_each(errors.summary -> 'failure_reasons') as e
    union all
    select errors.session_id, 'captcha', e.key, e.value
    from errors, json_each(errors.summary -> 'captcha') as e
    union all
    select errors.session_id, 'two_factor', e.key, e.value
    from errors, json_each(errors.summary -> 'two_factor') as e
    union all
    select errors.session_id, 'qa', e.key, e.value
    from errors, json_each(errors.summary -> 'qa' -> 'by_type') as e
)

select session_id::varchar as session_id, kind, name, times::integer as times
from incidents
order by session_id, kind, times::integer desc, name
