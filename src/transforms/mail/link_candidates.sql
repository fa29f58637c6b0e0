-- Grain: one application that a message of pg_temp.linkable_mails may be about by what it says
-- itself, ranked. No parameters.
create temporary table link_candidates on commit drop as
with
-- Only what was sent around the time of the mails can be what they are about, and only its
-- companies matter.
periods as (
    select
        user_id,
        min(arrived_at) - interval '180 days' as first_at,
        max(arrived_at) + interval '1 day' as last_at
    from pg_temp.linkable_mails
    group by user_id
),

sent as materialized (
    select
        a.id as application_id,
        a.user_id,
        p.company_id,
        a.application_submitted_at as sent_at,
        p.job_title
    from corrected.applications as a
    join periods on
        periods.user_id = a.user_id
        and a.application_submitted_at between periods.first_at and periods.last_at
    join corrected.job_posts as p on p.id = a.job_post_id
    where p.company_id is not null
),

known_companies as materialized (
    select
        c.id as company_id,
        lower(c.canonical_domain) as domain,
        c.name
    from corrected.companies as c
    where c.id in (select company_id from sent)
),

-- A company known as careers.example.com is also example.com.
company_domains as (
    select company_id, domain from known_companies where domain is not null
    union
    select company_id, regexp_replace(domain, '^[^.]+[.]', '')
    from known_companies
    where domain like '%.%.%'
    union
    select company_id, regexp_replace(domain, '^[^.]+[.][^.]+[.]', '')
    from known_companies
    where domain like '%.%.%.%'
),

-- First by domain, then by person: the other way round every mail would meet all applications of
-- its person.
sender_companies as materialized (
    select
        m.email_id,
        m.user_id,
        m.arrived_at,
        d.company_id
    from pg_temp.linkable_mails as m
    join company_domains as d on d.domain = m.sender_domain
),

-- The domain of a company that was never applied to decides nothing: the name may still.
by_domain as (
    select distinct
        m.email_id,
        m.company_id
    from sender_companies as m
    join sent as s on s.company_id = m.company_id and s.user_id = m.user_id
    where s.sent_at between m.arrived_at - interval '180 days' and m.arrived_at + interval '1 day'
),

-- Names are looked for where no domain tells.
unplaced as materialized (
    select
        m.email_id,
        r.sender_words,
        r.head_words,
        lower(r.head_words) as lower_head
    from pg_temp.linkable_mails as m
    join etl.email_readings as r on r.email_id = m.email_id
    where not exists (select from by_domain as d where d.email_id = m.email_id)
),

companies as materialized (
    select k.company_id, spelling.words, spelling.is_exact
    from known_companies as k
    cross join lateral etl.company_spellings(k.name) as spelling
    where exists (select from unplaced)
),

-- Each name is looked for by its rarest word.
name_words as (
    select
        c.company_id,
        c.words,
        word,
        count(*) over (partition by word) as names
    from companies as c
    cross join lateral (select distinct string_to_table(btrim(lower(c.words)), ' ')) as w (word)
),

rarest_words as (
    select distinct on (company_id, words)
        company_id,
        words,
        word
    from name_words
    order by company_id, words, names, length(word) desc, word
),

mentions as (
    select distinct
        m.email_id,
        r.company_id,
        r.words
    from unplaced as m
    cross join lateral string_to_table(btrim(m.lower_head || m.sender_words), ' ') as w (word)
    join rarest_words as r on r.word = w.word
),

-- A name of one word counts as it is written: mails about remote work are not from a company named
-- Remote.
written as (
    select
        m.email_id,
        c.company_id,
        c.words,
        (string_to_array(m.head_words, c.words))[2:] as rests,
        strpos(m.sender_words, lower(c.words)) > 0
        or (not c.is_exact and strpos(m.lower_head, lower(c.words)) > 0)
        or c.words !~ '^ [^ ]+ $' as is_whole
    from mentions
    join companies as c on c.company_id = mentions.company_id and c.words = mentions.words
    join unplaced as m on m.email_id = mentions.email_id
    where strpos(m.sender_words, lower(c.words)) > 0
        or (not c.is_exact and strpos(m.lower_head, lower(c.words)) > 0)
        or strpos(m.head_words, c.words) > 0
),

-- It is whole where no capital word follows but a legal form: Halden Energy is not Halden, and
-- Halden AG is.
named as (
    select
        w.email_id,
        w.company_id,
        lower(w.words) as words,
        w.is_whole
        or exists (select from unnest(w.rests) as rest where lower(left(rest, 1)) = left(rest, 1))
        or exists (
            select
            from unnest(w.rests[:3]) as rest
            cross join generate_series(1, 4) as n
            where etl.company_words(
                w.words || array_to_string((string_to_array(rest, ' '))[:n], ' ')
            ) = w.words
        ) as is_whole
    from written as w
),

-- The longest name that is there: Meridian Health is not Meridian.
by_name as (
    select
        n.email_id,
        n.company_id,
        bool_or(n.is_whole) as is_whole,
        max(n.words) as words
    from named as n
    where not exists (
        select from named as longer
        where longer.email_id = n.email_id
            and longer.company_id <> n.company_id
            and length(longer.words) > length(n.words)
            and strpos(longer.words, n.words) > 0
    )
    group by n.email_id, n.company_id
),

placed as materialized (
    select
        f.email_id,
        f.company_id,
        f.matched_by,
        f.is_whole,
        f.words,
        m.user_id,
        m.arrived_at,
        m.link_type,
        m.is_other
    from (
        select email_id, company_id, 'email_content' as matched_by, true as is_whole, '' as words
        from by_domain
        union all
        select email_id, company_id, 'company_name', is_whole, words from by_name
    ) as f
    join pg_temp.linkable_mails as m on m.email_id = f.email_id
),

titled as materialized (
    select
        s.application_id,
        s.user_id,
        s.company_id,
        s.sent_at,
        lower(etl.words(regexp_replace(s.job_title, '[(\[][^)\]]*[)\]]', ' ', 'g'))) as title
    from sent as s
    where s.company_id in (select company_id from placed)
),

paired as (
    select
        f.*,
        s.application_id,
        s.sent_at,
        s.title,
        lower(r.head_words) as lower_head
    from placed as f
    join titled as s on s.company_id = f.company_id and s.user_id = f.user_id
    join etl.email_readings as r on r.email_id = f.email_id
    where s.sent_at between f.arrived_at - interval '180 days' and f.arrived_at + interval '1 day'
),

-- Materialized, so that the words of each are gone through once.
fits as materialized (
    select
        f.email_id,
        f.matched_by,
        f.link_type,
        f.is_other,
        f.company_id,
        f.application_id,
        abs(extract(epoch from f.arrived_at - f.sent_at)) as distance,
        case when strpos(f.lower_head, f.title) > 0 then length(f.title) else 0 end as title_length
    from paired as f
    -- Behind the name the title may stand: Halden Data Analyst.
    where f.is_whole or strpos(f.lower_head, f.words || ltrim(f.title)) > 0
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
    min(company_id::text) over (partition by email_id)
    <> max(company_id::text) over (partition by email_id) as many_companies
from fits as f
-- A company also writes of its products, and people of their day: what is no news of an application
-- names the title.
where not f.is_other or f.title_length > 0;
