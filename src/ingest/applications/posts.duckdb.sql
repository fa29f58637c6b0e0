-- How rows of a list of applications find the URL of their post, as macros over the relations that
-- are named to them.

-- Grain: one record of `fields` (see createFieldView) that is staged (`staged`: with the day on
-- which it was sent) and tells of a post, by what names that: its URL, or title, company, place and
-- what others call it by (`ids`).
-- Where the file is keyed, a URL alone makes none. In steps: a macro repeats what it is given, so
-- that one within the other would grow without bounds.
create or replace temporary macro post_names(fields, ids, staged, is_keyed) as table
with
told as (
    select
        f.record_number,
        case when is_url(f.source_url) and f.source_url like 'http%' then f.source_url
            when starts_with(f.source_url, 'urn:') then f.source_url
        end as source_url,
        repaired(f.job_title) as title,
        repaired(f.company_name) as company,
        f.company_url,
        raw_place(f.raw_location, f.location_city, f.location_region, f.location_country) as place,
        -- Where on its site a page is tells two posts apart as an id does.
        coalesce(i.posting_id, case when f.source_url like '/%' then f.source_url end)
            as posting_id,
        coalesce(not is_url(f.source_url), false) as is_unlinked,
        s.sent_on
    from query_table(fields) as f
    inner join query_table(ids) as i on i.record_number = f.record_number
    inner join query_table(staged) as s on s.record_number = f.record_number
),

named as (
    select * replace (title_line(title) as title)
    from (select * replace (without_markup(title) as title) from told)
    where not (title_line(title) is null and is_blank(company))
        or (not is_keyed and source_url is not null)
)

select
    record_number,
    source_url,
    case when source_url like 'http%' then url_key(source_url) end as page,
    title as job_title,
    coalesce(lower(title), '') as title_key,
    coalesce(company_of(company, company_url, null::varchar)::json ->> 'key', '') as company_key,
    coalesce(lower(trim(place)), '') as place,
    posting_id,
    is_unlinked,
    sent_on
from named;

-- Grain: one of these records, its URL only where it is the post's own. One that rows of several
-- companies or titles share is none (a search, a page of careers), unless the post that is stored
-- with it (`stored`) is the row's; nor is one whose stored post has another company and another
-- title. What a row of such a page does not tell, of company and title, the others say, where they
-- agree. A row that tells neither has nothing but its URL. `is_new`: no post of its page is stored.
-- `untitled`: the title of a stored post that has none, in small letters.
create or replace temporary macro settled_names(names, stored, untitled) as table
with
posts as (
    select
        url_key(source_url) as page,
        nullif(title, untitled) as title,
        nullif(company_key_of(company), '') as company
    from query_table(stored)
),

told as (
    select record_number, page, nullif(title_key, '') as title, nullif(company_key, '') as company
    from query_table(names)
    where page is not null and not (title_key = '' and company_key = '')
),

shared as (
    select page
    from told
    group by page
    having count(distinct title) > 1 or count(distinct company) > 1
),

met as (
    select
        t.record_number,
        bool_or(p.title = t.title and p.company = t.company) as is_stored,
        bool_and(p.title <> t.title and p.company <> t.company) as is_another
    from told as t
    inner join posts as p on p.page = t.page
    group by t.record_number
),

of_title as (
    select page, title, any_value(company) as company
    from told
    where title is not null
    group by page, title
    having count(distinct company) = 1
),

of_company as (
    select page, company, any_value(title) as title
    from told
    where company is not null
    group by page, company
    having count(distinct title) = 1
),

unlinked as (
    select
        t.record_number,
        coalesce(t.title, c.title, '') as title,
        coalesce(t.company, o.company, '') as company
    from told as t
    left join shared as s on s.page = t.page
    left join met as m on m.record_number = t.record_number
    left join of_title as o on o.page = t.page and o.title = t.title
    left join of_company as c on c.page = t.page and c.company = t.company
    where (s.page is not null and not coalesce(m.is_stored, false))
        or coalesce(m.is_another, false)
)

select
    n.* replace (
        case when u.record_number is null then n.source_url end as source_url,
        coalesce(u.title, n.title_key) as title_key,
        coalesce(u.company, n.company_key) as company_key
    ),
    u.record_number is not null as is_shared,
    n.page not in (select page from posts) as is_new
from query_table(names) as n
left join unlinked as u on u.record_number = n.record_number;

-- Grain: one of these records without a URL; of those with one title, company and place, sent_rank
-- counts the days on which they were sent, and of those of one day id_rank counts the ids.
create or replace temporary macro unlinked_records(names) as table
select
    record_number,
    title_key as title,
    company_key as company,
    place,
    sent_on,
    posting_id,
    dense_rank() over (
        partition by title_key, company_key, place, sent_on is null order by sent_on
    ) as sent_rank,
    dense_rank() over (
        partition by title_key, company_key, place, sent_on order by posting_id nulls first
    ) as id_rank
from query_table(names)
where source_url is null;

-- Grain: one record and the URL of its post. `likely` are the stored posts with its title. One that
-- was applied to on the same day is it; else, for the first day that the file has, the only one of
-- its company and place, or the only one that was sent. A guess between equals is none: then
-- a URN stands for company, title and place, and of several applications to these the later ones
-- have their day in it, and those of one day that others call by another id have that.
create or replace temporary macro record_urls(names, unlinked, likely) as table
with
known as (
    select
        source_url, title, company_key_of(company) as company, coalesce(place, '') as place,
        is_applied_to = 't' as is_applied_to, sent_on
    from query_table(likely)
),

-- An application that a list told without its URL, or with one that was not its own.
told_before as (
    select n.record_number, any_value(k.source_url) as url
    from (
        select *, count(*) over (partition by title_key, company_key) as namesakes
        from query_table(names)
        where title_key <> '' and company_key <> ''
    ) as n
    inner join known as k on k.title = n.title_key and k.company = n.company_key
    where n.is_new
        and n.source_url is not null
        and n.namesakes = 1
        and k.is_applied_to
        and starts_with(k.source_url, 'urn:nyx-etl:')
        and (n.place = '' or k.place = '' or k.place = n.place)
        and coalesce(k.sent_on = n.sent_on, true)
    group by n.record_number
    having count(distinct k.source_url) = 1
),

fitting as (
    select
        u.record_number,
        k.source_url,
        u.sent_rank,
        k.sent_on is not null as is_sent,
        coalesce(k.sent_on = u.sent_on, false) as is_same_day,
        k.place = u.place as is_same_place
    from query_table(unlinked) as u
    inner join known as k on k.title = u.title and k.company = u.company
    where u.id_rank = 1 and (u.place = '' or k.place = '' or k.place = u.place)
),

weighed as (
    select
        record_number,
        source_url,
        sent_rank,
        case when is_same_day and is_same_place then 4
            when is_same_day then 3
            when is_same_place and is_sent then 2
            when is_sent then 1
            else 0
        end as weight
    from fitting
),

found as (
    select record_number, any_value(source_url) as url
    from (select *, max(weight) over (partition by record_number) as most from weighed)
    where weight = most and (sent_rank = 1 or weight >= 3)
    group by record_number
    having count(distinct source_url) = 1
)

select n.record_number, coalesce(b.url, n.source_url) as url
from query_table(names) as n
left join told_before as b on b.record_number = n.record_number
where n.source_url is not null
union all
select
    u.record_number,
    coalesce(
        f.url,
        'urn:nyx-etl:job-post:' || sha256(concat_ws(chr(31), u.company, u.title, u.place))[:32]
        || case when u.sent_rank > 1 then ':' || u.sent_on else '' end
        || case when u.id_rank > 1 then ':' || sha256(u.posting_id)[:8] else '' end
    )
from query_table(unlinked) as u
left join found as f on f.record_number = u.record_number;
