-- Grain: one of the fifteen newest messages that fit several applications, with what these are
-- about. No parameters.
select
    d.email_id::varchar as email_id,
    d.received_at,
    count(*)::integer as applications,
    list(distinct c.name order by c.name) as companies
from mail_in_doubt as d
join application_facts as f on f.id = d.application_id
left join companies as c on c.id = f.company_id
group by d.email_id, d.received_at
order by d.received_at desc nulls last, d.email_id
limit 15
