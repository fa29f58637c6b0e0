-- Grain: one domain that a session applied on. Reads application_facts, session_incidents.
with
captchas as (
    select i.session_id, i.domain, cast(sum(i.times) as bigint) as times
    from session_incidents as i
    where i.kind = 'captcha'
    group by i.session_id, i.domain
),

totals as (
    select
        f.session_id,
        f.domain,
        count(*) as total,
        count(*) filter (where f.successful) as successful,
        count(*) filter (where f.failed) as failed,
        etl.quotient_0(sum(f.duration_us), count(f.duration_us) * 1000000) as avg_duration_seconds
    from application_facts as f
    where f.session_id is not null
    group by f.session_id, f.domain
)

select
    t.*,
    etl.quotient_4(t.successful, t.successful + t.failed) as success_rate,
    coalesce(c.times, 0) as captchas
from totals as t
left join captchas as c on c.session_id = t.session_id and c.domain = t.domain
