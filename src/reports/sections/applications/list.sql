-- Grain: one application that was sent between two days, the newest first, how far it came and
-- when. Parameters: from, to (days in the reporting zone, both included; null: no bound).
with
members as (
    select f.id as group_id, f.*
    from application_facts as f
    where (f.submitted_at is not null or f.successful)
        and (getvariable('from')::date is null or f.sent_on >= getvariable('from')::date)
        and (getvariable('to')::date is null or f.sent_on <= getvariable('to')::date)
),

judged as (:judged)

select
    f.id::varchar as application_id,
    f.sent_on::varchar as sent_on,
    c.name as company,
    f.company_id::varchar as company_id,
    p.job_title as title,
    coalesce(s.name, 'unknown') as source,
    case when f.session_id is null then 'by hand' else 'online form' end as way,
    case when f.domain not in ('', 'unknown') then f.domain end as domain,
    case
        when f.offered then 'offer'
        when f.rejected and f.interviewed then 'rejected after interview'
        when f.rejected then 'rejected'
        when f.interviewed then 'interview'
        when f.replied then 'answered'
        when f.ghosted then 'no answer'
        else 'open'
    end as state,
    etl.day_of(
        case
            when f.offered then f.offered_at
            when f.rejected then f.rejected_at
            when f.interviewed then f.interviewed_at
            when f.replied then f.response_at
        end,
        getvariable('timezone')
    )::varchar as state_on
from judged as f
left join companies as c on c.id = f.company_id
left join job_posts as p on p.id = f.job_post_id
left join job_sources as s on s.id = f.job_source_id
order by f.sent_on desc nulls last, f.submitted_at desc, f.id
