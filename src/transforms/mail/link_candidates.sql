-- Grain: one application that an inbound message of pg_temp.scope may be about, ranked. No parameters.
-- A message with a link of another origin (etl.rule_links knows ours) has none.
create temporary table link_candidates on commit drop as
with
verdicts as (
    select distinct on (c.email_id)
        c.email_id,
        c.classification_label
    from corrected.email_classifications as c
    join pg_temp.scope on scope.key = c.email_id
    order by c.email_id, (c.generated_by is not distinct from 'rule'), c.created_at desc, c.id
),

mails as (
    select
        e.id as email_id,
        acc.user_id,
        coalesce(e.received_at, e.sent_at) as arrived_at,
        case
            when v.classification_label in ('interview_invite', 'rejection', 'offer', 'assessment') then v.classification_label
            when v.classification_label = 'status_update' and r.is_receipt then 'confirmation'
            else 'other'
        end as link_type,
        r.sender_domain,
        r.sender_words,
        r.head_words,
        lower(r.head_words) as lower_head
    from pg_temp.scope
    join corrected.emails as e on e.id = scope.key
    join corrected.email_accounts as acc on acc.id = e.email_account_id
    join etl.email_readings as r on r.email_id = e.id
    join verdicts as v on v.email_id = e.id
    where e.direction is distinct from 'outbound'
        and v.classification_label not in ('newsletter', 'spam')
        and coalesce(e.received_at, e.sent_at) is not null
        and not exists (
            select from corrected.email_application_links as l
            where l.email_id = e.id
                and not exists (select from etl.rule_links as o where o.email_application_link_id = l.id)
        )
),

companies as (
    select
        c.id as company_id,
        lower(c.canonical_domain) as domain,
        etl.company_words(c.name) as words,
        split_part(lower(etl.company_words(c.name)), ' ', 2) as first_word,
        etl.company_words(c.name) !~ '^ [^ ]+ $' as has_many_words
    from corrected.companies as c
    where length(etl.company_words(c.name)) > 3
),

-- A company known as careers.example.com is also example.com.
company_domains as (
    select company_id, domain from companies where domain is not null
    union
    select company_id, regexp_replace(domain, '^[^.]+[.]', '') from companies where domain like '%.%.%'
    union
    select company_id, regexp_replace(domain, '^[^.]+[.][^.]+[.]', '') from companies where domain like '%.%.%.%'
),

by_domain as (
    select m.email_id, d.company_id
    from mails as m
    join company_domains as d on d.domain = m.sender_domain
),

mail_words as (
    select distinct m.email_id, word
    from mails as m
    cross join lateral string_to_table(btrim(m.lower_head || m.sender_words), ' ') as word
    where word <> ''
),

-- A name of one word counts as it is written: mails about remote work are not from a company named Remote.
by_name as (
    select m.email_id, c.company_id
    from mail_words as w
    join companies as c on c.first_word = w.word
    join mails as m on m.email_id = w.email_id
    where strpos(m.sender_words, lower(c.words)) > 0
        or strpos(m.head_words, c.words) > 0
        or (c.has_many_words and strpos(m.lower_head, lower(c.words)) > 0)
),

company_fits as (
    select email_id, company_id, 'email_content' as matched_by from by_domain
    union all
    select n.email_id, n.company_id, 'company_name'
    from by_name as n
    where not exists (select from by_domain as d where d.email_id = n.email_id)
),

fits as (
    select
        f.email_id,
        f.matched_by,
        m.link_type,
        a.id as application_id,
        lower(c.words) as company,
        abs(extract(epoch from m.arrived_at - a.application_submitted_at)) as distance,
        case
            when strpos(m.lower_head, lower(t.title)) > 0 then length(t.title)
            else 0
        end as title_length
    from company_fits as f
    join mails as m on m.email_id = f.email_id
    join companies as c on c.company_id = f.company_id
    join corrected.job_posts as p on p.company_id = f.company_id
    join corrected.applications as a on a.job_post_id = p.id
    cross join lateral (
        select etl.words(regexp_replace(p.job_title, '[(\[][^)\]]*[)\]]', ' ', 'g')) as title
    ) as t
    where a.user_id = m.user_id
        and a.application_submitted_at <= m.arrived_at + interval '1 day'
        and a.application_submitted_at >= m.arrived_at - interval '180 days'
)

select
    f.email_id,
    f.application_id,
    f.link_type,
    f.matched_by,
    f.title_length,
    count(*) over (partition by email_id) as candidates,
    rank() over (partition by email_id order by title_length desc) as title_rank,
    rank() over (partition by email_id order by title_length desc, distance) as time_rank,
    min(company) over (partition by email_id) <> max(company) over (partition by email_id) as many_companies
from fits as f;
