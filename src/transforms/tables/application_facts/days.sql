-- Applications with something on a reporting day from :'from_day' to :'to_day': one row per
-- application.
with
span as (:day_span),

emails as (
    select e.id
    from corrected.emails as e
    where e.received_at >= (select begins_at from span)
        and e.received_at < (select ends_at from span)
),

sessions as (
    select s.id
    from corrected.application_sessions as s
    where s.start_datetime >= (select begins_at from span)
        and s.start_datetime < (select ends_at from span)
)

select a.id as key
from corrected.applications as a
where a.application_submitted_at >= (select begins_at from span)
    and a.application_submitted_at < (select ends_at from span)
union
select a.id
from corrected.applications as a
where a.id = any (etl.ids_naming('applications', 'session_id', array (select id from sessions)))
union
select l.application_id
from corrected.email_application_links as l
where l.id = any (
    etl.ids_naming('email_application_links', 'email_id', array (select id from emails))
)
union
select i.application_id
from corrected.interviews as i
left join corrected.interview_outcomes as o on o.interview_id = i.id
where i.created_at >= (select begins_at from span) and i.created_at < (select ends_at from span)
    or o.created_at >= (select begins_at from span) and o.created_at < (select ends_at from span)
