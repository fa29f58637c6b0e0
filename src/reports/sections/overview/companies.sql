-- Grain: one of the ten companies that answer most, or of the ten that answer least, of those that
-- at least five applications were sent to: by the cautious end of the interval, so that one answer
-- to one application is no record. No parameters.
with
members as (
    select
        f.company_id as group_id, f.submitted_at, f.sent_on, f.successful, f.failed, f.replied,
        f.response_at, f.response_us, f.rejected, f.interviewed, f.offered
    from application_facts as f
    where f.company_id is not null
),

judged as (:judged),

outcomes as (:outcomes),

compared as (
    select
        o.*,
        c.name,
        coalesce(c.tier, 'unknown') as tier,
        count(*) over () as compared,
        row_number() over (order by o.reply_rate_low desc, c.name, c.id) as best,
        row_number() over (order by o.reply_rate_high, c.name, c.id) as worst
    from outcomes as o
    join companies as c on c.id = o.group_id
    where o.sent >= 5
)

select
    case when c.best <= least(10, (c.compared + 1) // 2) then 'most' else 'least' end as answers,
    c.group_id::varchar as id,
    c.name,
    c.tier,
    c.sent::integer as sent,
    etl.rate(c.reply_rate, c.reply_rate_low, c.reply_rate_high) as reply_rate,
    c.ghosted::integer as ghosted,
    c.compared::integer as compared
from compared as c
where c.best <= least(10, (c.compared + 1) // 2) or c.worst <= least(10, c.compared // 2)
order by answers desc, case when answers = 'most' then c.best else c.worst end
