-- Companies with something on a reporting day from :'from_day' to :'to_day': one row per company.
with
span as (:day_span),

interviews as (
    select i.application_id, i.company_id
    from corrected.interviews as i
    left join corrected.interview_outcomes as o on o.interview_id = i.id
    where i.created_at >= (select begins_at from span) and i.created_at < (select ends_at from span)
        or o.created_at >= (select begins_at from span)
            and o.created_at < (select ends_at from span)
)

select f.company_id as key
from etl.application_facts as f
where f.sent_on between :'from_day'::date and :'to_day'::date
    or f.response_on between :'from_day'::date and :'to_day'::date
union
select company_id from interviews
union
select f.company_id
from etl.application_facts as f
where f.id = any (array (select application_id from interviews))
