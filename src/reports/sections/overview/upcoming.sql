-- Grain: one interview that is still to come, the next first, up to twenty. Parameters: as_of.
select
    i.scheduled_datetime as at,
    i.interview_type as type,
    i.round_number as round,
    i.duration_minutes,
    c.id::varchar as company_id,
    c.name as company,
    p.job_title
from interviews as i
join application_facts as f on f.id = i.application_id
left join companies as own on own.id = i.company_id
left join companies as c on c.id = coalesce(own.id, f.company_id)
left join job_posts as p on p.id = f.job_post_id
where etl.known_instant(i.scheduled_datetime) >= getvariable('as_of')::timestamptz
order by i.scheduled_datetime, i.id
limit 20
