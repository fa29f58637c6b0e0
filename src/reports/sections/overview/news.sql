-- Grain: one answer, interview or offer of the last seven days, the newest first, up to forty. What
-- several letters of these days say alike of an application is told once, by the newest of them.
-- Parameters: as_of.
with
answers as (:answers),

came as (
    select
        a.*,
        row_number() over (
            partition by a.application_id, a.kind, a.source
            order by a.answered_at desc
        ) as place
    from answers as a
    where a.answered_at > getvariable('as_of')::timestamptz - interval 7 days
        and a.answered_at <= getvariable('as_of')::timestamptz
)

select
    a.answered_at as at,
    a.kind as what,
    a.is_certain,
    f.company_id::varchar as company_id,
    c.name as company,
    p.job_title,
    count(*) over ()::integer as of
from came as a
join application_facts as f on f.id = a.application_id
left join companies as c on c.id = f.company_id
left join job_posts as p on p.id = f.job_post_id
where a.place = 1 or a.source <> 'mail'
order by a.answered_at desc, c.name, a.application_id, a.kind
limit 40
