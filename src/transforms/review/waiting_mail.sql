-- Grain: one inbound mail that nobody has judged and that the rules are unsure of, or that is linked by a guess
-- (nearest in time) or in doubt between applications; first what may answer an application that counts as silent, last
-- what a mail reader has a verdict on.
-- Parameters: most.
with
verdicts as (
    select distinct on (c.email_id)
        c.email_id,
        c.classification_label,
        c.confidence_score,
        c.generated_by,
        etl.is_sure(c.generated_by, c.confidence_score) as is_sure,
        o.email_classification_id is not null as is_read
    from corrected.email_classifications as c
    left join etl.reader_verdicts as o on o.email_classification_id = c.id
    order by c.email_id, (c.generated_by is not distinct from 'rule'), c.created_at desc, c.id
),

guesses as (
    select l.email_id, l.application_id
    from corrected.email_application_links as l
    join etl.rule_links as o on o.email_application_link_id = l.id
    where l.matched_by = 'date_proximity'
),

choices as (
    select email_id, application_id from corrected.email_application_links
    union
    select email_id, application_id from etl.link_doubts
    union
    select email_id, application_id from etl.link_candidates
),

candidates as (
    select
        c.email_id,
        -- What is linked is about that application; else it may be about each of them.
        coalesce(
            bool_or(f.submitted_at is not null and not f.replied) filter (where l.id is not null),
            bool_or(f.submitted_at is not null and not f.replied)
        ) as is_silent,
        jsonb_agg(
            jsonb_build_object(
                'application_id', c.application_id,
                'company', co.name,
                'job_title', p.job_title,
                'submitted_at', to_char(a.application_submitted_at at time zone 'UTC', 'YYYY-MM-DD'),
                'linked', l.id is not null
            )
            order by (l.id is null), a.application_submitted_at desc nulls last, a.id
        ) as applications
    from choices as c
    join corrected.applications as a on a.id = c.application_id
    left join etl.application_facts as f on f.id = a.id
    left join corrected.job_posts as p on p.id = a.job_post_id
    left join corrected.companies as co on co.id = p.company_id
    left join corrected.email_application_links as l on l.email_id = c.email_id and l.application_id = c.application_id
    group by c.email_id
),

waiting as (
    select
        e.id as email_id,
        e.from_address,
        h.from_name,
        e.subject,
        coalesce(e.received_at, e.sent_at) as received_at,
        v.classification_label as label,
        v.confidence_score as confidence,
        case when not v.is_read then r.phrase end as phrase,
        case
            when not v.is_sure then 'unsure'
            when d.email_id is not null then 'doubt'
            when g.email_id is not null then 'guess'
            else 'model'
        end as reason,
        coalesce(c.applications, '[]') as applications,
        case
            when v.is_read and d.email_id is null and g.email_id is null then 5
            when v.classification_label not in ('interview_invite', 'rejection', 'offer', 'assessment')
                then case when c.email_id is null then 4 else 3 end
            when c.is_silent then 1
            else 2
        end as place
    from etl.email_readings as r
    join corrected.emails as e on e.id = r.email_id
    join verdicts as v on v.email_id = r.email_id
    left join etl.email_headers as h on h.email_id = r.email_id
    left join candidates as c on c.email_id = r.email_id
    left join (select distinct email_id from etl.link_doubts) as d on d.email_id = r.email_id
    left join (select distinct email_id from guesses) as g on g.email_id = r.email_id
    where e.direction is distinct from 'outbound'
        and v.generated_by is distinct from 'user'
        and (not v.is_sure or v.is_read or d.email_id is not null or g.email_id is not null)
)

select
    email_id,
    from_address,
    from_name,
    subject,
    received_at,
    label,
    confidence::float8 as confidence,
    phrase,
    reason,
    place = 1 as may_end_silence,
    applications,
    count(*) over ()::integer as waiting
from waiting
order by place, received_at desc nulls last, email_id
limit :'most'::integer
