-- Grain: one link of a message of pg_temp.scope to the one application it is about: by the job
-- title that it names, else by its conversation as far as a person has linked it, by what it
-- answers, by what else it says, by its conversation. What is nearest in time is a guess: no answer
-- until it is confirmed.
-- Reads pg_temp.linkable_mails, own_links, link_voices (mail/). No parameters.
with
conversations as (
    select
        e.thread_id,
        count(distinct v.application_id) filter (where v.is_manual) as told,
        min(v.application_id::text) filter (where v.is_manual)::uuid as told_id,
        count(distinct v.application_id) as applications,
        min(v.application_id::text)::uuid as application_id
    from pg_temp.link_voices as v
    join corrected.emails as e on e.id = v.email_id
    where e.thread_id is not null
    group by e.thread_id
),

single_voices as (
    select email_id, min(application_id::text)::uuid as application_id
    from pg_temp.link_voices
    group by email_id
    having count(distinct application_id) = 1
),

-- What is said of the message that a message answers, else of the one before.
answered as (
    select m.email_id, coalesce(p.application_id, b.application_id) as application_id
    from pg_temp.linkable_mails as m
    join corrected.emails as parent on parent.id = m.parent_id
    left join single_voices as p on p.email_id = parent.id
    left join single_voices as b on b.email_id = parent.in_reply_to_message_id
),

heard as (
    select
        m.email_id,
        m.link_type,
        o.application_id as own_id,
        o.decided_by,
        o.is_sure,
        case
            when o.names_title and o.is_sure then o.application_id
            when c.told = 1 then c.told_id
            when a.application_id is not null then a.application_id
            when o.is_sure then o.application_id
            when c.told = 0 and c.applications = 1 then c.application_id
        end as sure_id
    from pg_temp.linkable_mails as m
    left join pg_temp.own_links as o on o.email_id = m.email_id
    left join conversations as c on c.thread_id = m.thread_id
    left join answered as a on a.email_id = m.email_id
    where m.is_due
),

decided as (
    select
        email_id,
        coalesce(sure_id, own_id) as application_id,
        link_type,
        case
            when sure_id is null or (is_sure and sure_id = own_id) then decided_by
            else 'conversation'
        end as decided_by
    from heard
)

select
    d.email_id,
    d.application_id,
    case
        when d.decided_by = 'date_proximity' and d.link_type <> 'confirmation'
            then 'other'
        else d.link_type
    end as link_type,
    case d.decided_by
        when 'email_content' then 0.95
        when 'job_title' then 0.9
        when 'conversation' then 0.9
        when 'company_name' then 0.85
        else 0.5
    end::numeric(4, 3) as confidence_score,
    case d.decided_by when 'conversation' then 'email_content' else d.decided_by end as matched_by
from decided as d
where d.application_id is not null
