-- Grain of pg_temp.told_company: one company of which the file says something. What is known of a
-- company stays; the seat is taken only as a whole. No parameters.
update nyx.companies as c
set industry = coalesce(c.industry, told.industry),
    size_bucket = coalesce(c.size_bucket, told.size_bucket),
    hq_city = case when told.fills_seat then told.hq_city else c.hq_city end,
    hq_country = case when told.fills_seat then told.hq_country else c.hq_country end,
    updated_at = now()
from (
    select
        t.*,
        known.hq_city is null and known.hq_country is null
            and coalesce(t.hq_city, t.hq_country) is not null as fills_seat
    from pg_temp.told_company as t
    inner join nyx.companies as known on known.id = t.company_id
) as told
where c.id = told.company_id
    and (
        (c.industry is null and told.industry is not null)
        or (c.size_bucket is null and told.size_bucket is not null)
        or told.fills_seat
    );
