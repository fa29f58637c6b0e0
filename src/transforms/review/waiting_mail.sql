-- Grain: one mail of etl.mail_to_review; first what may answer an application that counts as
-- silent, last what a mail reader has a verdict on; of these first what most others are like: its
-- verdict teaches of them. Parameters: most.
with
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
            bool_or(f.is_silent) filter (where l.id is not null),
            bool_or(f.is_silent)
        ) as is_silent,
        jsonb_agg(
            jsonb_build_object(
                'application_id', c.application_id,
                'company', co.name,
                'job_title', p.job_title,
                'submitted_at',
                to_char(a.application_submitted_at at time zone 'UTC', 'YYYY-MM-DD'),
                'linked', l.id is not null
            )
            order by (l.id is null), a.application_submitted_at desc nulls last, a.id
        ) as applications
    from choices as c
    join corrected.applications as a on a.id = c.application_id
    left join lateral (
        select (known.submitted_at is not null or known.successful) and not known.replied
            as is_silent
        from etl.application_facts as known
        where known.id = a.id
    ) as f on true
    left join corrected.job_posts as p on p.id = a.job_post_id
    left join corrected.companies as co on co.id = p.company_id
    left join corrected.email_application_links as l
        on l.email_id = c.email_id and l.application_id = c.application_id
    group by c.email_id
),

likenesses as (
    select k.email_id, count(*) over (partition by k.user_id, k.kind, k.key) - 1 as others
    from etl.mail_to_review as w
    join etl.lesson_keys as k on k.email_id = w.email_id
    where k.kind <> 'sender'
),

alike as (
    select email_id, max(others) as others from likenesses group by email_id
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
        w.reason,
        coalesce(c.applications, '[]') as applications,
        coalesce(a.others, 0) as alike,
        case
            when w.reason = 'model' then 5
            when not etl.is_answer(v.classification_label)
                then case when c.email_id is null then 4 else 3 end
            when c.is_silent then 1
            else 2
        end as place
    from etl.mail_to_review as w
    join corrected.emails as e on e.id = w.email_id
    join etl.email_readings as r on r.email_id = w.email_id
    join etl.mail_verdicts as v on v.email_id = w.email_id
    left join etl.email_headers as h on h.email_id = w.email_id
    left join candidates as c on c.email_id = w.email_id
    left join alike as a on a.email_id = w.email_id
),

first as (
    select *, count(*) over ()::integer as waiting
    from waiting
    order by place, alike desc, received_at desc nulls last, email_id
    limit :'most'::integer
)

select
    f.email_id,
    f.from_address,
    f.from_name,
    f.subject,
    f.received_at,
    f.label,
    f.confidence::float8 as confidence,
    f.phrase,
    f.reason,
    f.place = 1 as may_end_silence,
    f.alike::integer as alike,
    f.applications,
    left(e.body_plain, 20000) as body_plain,
    left(e.body_html, 60000) as body_html,
    f.waiting
from first as f
join corrected.emails as e on e.id = f.email_id
order by f.place, f.alike desc, f.received_at desc nulls last, f.email_id
