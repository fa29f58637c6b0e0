-- Grain: one link of a message to the one application it is about. Reads pg_temp.link_candidates (mail/link_candidates.sql).
-- One candidate is enough; of several the one whose job title is named, or of several of that title the nearest in time
-- at the only company. Two roles and none named are a doubt (etl.link_doubts): the newest is no better than the other.
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
    b.link_type,
    case b.decided_by
        when 'email_content' then 0.95
        when 'job_title' then 0.9
        when 'company_name' then 0.85
        else 0.6
    end::numeric(4, 3) as confidence_score,
    b.decided_by as matched_by
from best as b
where b.decided_by is not null and b.equals = 1
