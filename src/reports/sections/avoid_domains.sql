-- Grain: one domain to avoid or to slow down on, the worst first, by domain_advice: of a session,
-- those of its person that it applied on. Parameters: session_ids (null: one list, everybody
-- together).
with
advice_together as (
    with
    application_facts as (
        select * from facts_together
    ),

    application_incidents as (:application_incidents),

    domain_advice as (:domain_advice)

    select * from domain_advice
),

advice as (
    select distinct f.session_id, d.*
    from domain_advice as d
    join application_facts as f on f.user_id = d.user_id and f.domain = d.domain
    where f.session_id in (select unnest(getvariable('session_ids')::uuid[]))
    union all
    select null, d.*
    from advice_together as d
    where getvariable('session_ids') is null
)

select
    a.session_id::varchar as session_id,
    a.domain,
    a.advice,
    a.forms::integer as forms,
    a.failed::integer as failed,
    etl.rate(a.failed_rate, a.failed_rate_low, a.failed_rate_high) as failed_rate,
    a.with_captcha::integer as with_captcha,
    etl.rate(a.captcha_rate, a.captcha_rate_low, a.captcha_rate_high) as captcha_rate,
    p.avoid_if_possible,
    p.min_seconds_between_applications as min_seconds_between
from advice as a
left join domain_policies as p on p.domain_name = a.domain
where a.advice <> 'none'
order by a.session_id, a.advice, a.failed_rate_low desc, a.captcha_rate_low desc, a.domain
