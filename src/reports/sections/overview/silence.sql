-- Grain: one application that still has no answer and that something is to be done about, as
-- waiting_applications has it, everybody together: up to a hundred of each verdict, the best chance
-- first. No parameters.
with
application_facts as (
    select * from facts_together
),

waiting_applications as (:waiting_applications)

select
    w.verdict,
    w.application_id::varchar as application_id,
    w.company_id::varchar as company_id,
    c.name as company,
    p.job_title,
    f.tier,
    f.submitted_at as sent_at,
    w.silent_days,
    w.usual_days,
    w.is_usual_of_company,
    w.chance::double as chance,
    count(*) over (partition by w.verdict)::integer as of,
    row_number() over (
        partition by w.verdict
        order by
            w.chance desc nulls last,
            list_position(['top', 'normal', 'unknown', 'avoid'], f.tier),
            f.submitted_at desc,
            w.application_id
    ) as place
from waiting_applications as w
join application_facts as f on f.id = w.application_id
left join companies as c on c.id = w.company_id
left join job_posts as p on p.id = f.job_post_id
where w.verdict <> 'wait'
qualify place <= 100
order by place
