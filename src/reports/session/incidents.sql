-- Grain: one kind of thing that got in the way (failure, captcha, two_factor, qa) and its name, the most frequent first.
-- Parameters: session_id.
with errors as (
    select errors_summary as summary
    from latest_session_digests
    where session_id::varchar = $session_id
),

incidents as (
    select 'failure' as kind, e.key as name, e.value as times
    from errors, json_each(errors.summary -> 'failure_reasons') as e
    union all
    select 'captcha', e.key, e.value
    from errors, json_each(errors.summary -> 'captcha') as e
    union all
    select 'two_factor', e.key, e.value
    from errors, json_each(errors.summary -> 'two_factor') as e
    union all
    select 'qa', e.key, e.value
    from errors, json_each(errors.summary -> 'qa' -> 'by_type') as e
)

select kind, name, times::integer as times
from incidents
order by kind, times::integer desc, name
