-- Grain: one message and the application it is about by what it says itself. Reads
-- pg_temp.link_candidates. No parameters. One candidate is enough; of several the one whose job
-- title is named, or of several of that title, as a guess, the nearest in time at the only company.
-- Two roles and none named are a doubt: the newest is no better than the other.
create temporary table own_links on commit drop as
with
titled as (
    select
        *,
        count(*) filter (where title_rank = 1) over (partition by email_id) as titles
    from pg_temp.link_candidates
),

best as (
    select
        c.*,
        count(*) over (partition by c.email_id) as equals,
        case
            when c.candidates = 1 then c.matched_by
            when c.title_length > 0 and c.titles = 1 then 'job_title'
            when c.title_length > 0 and not c.many_companies then 'date_proximity'
        end as decided_by
    from titled as c
    where c.time_rank = 1
)

select
    b.email_id,
    b.application_id,
    b.decided_by,
    b.decided_by <> 'date_proximity' as is_sure,
    b.title_length > 0 as names_title
from best as b
where b.decided_by is not null and b.equals = 1;
