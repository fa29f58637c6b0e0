-- Grain: one domain that a person's forms failed on, or met a CAPTCHA on, more often than elsewhere,
-- the worst first; of a session, those it applied on. It is to be avoided where the whole interval
-- of failures lies above the share of all forms, else to be slowed down on where that of CAPTCHAs
-- does. Parameters: session_ids (null: one list for everybody).
with
forms as (
    select
        case when $session_ids::varchar is not null then f.user_id end as user_id,
        f.session_id,
        f.domain,
        f.failed,
        (f.incidents -> 'captcha') is not null as met_captcha
    from application_facts as f
    where f.successful or f.failed
),

everywhere as (
    select user_id, avg(failed::integer) as failed_share, avg(met_captcha::integer) as captcha_share
    from forms
    group by user_id
),

domains as (
    select
        user_id,
        domain,
        count(*) as forms,
        count(*) filter (where failed) as failed,
        count(*) filter (where met_captcha) as with_captcha,
        list(distinct session_id) as sessions
    from forms
    where domain <> 'unknown'
    group by user_id, domain
    having count(*) >= 5
),

judged as (
    select
        d.*,
        case
            when etl.wilson_low(d.failed, d.forms) > e.failed_share then 'avoid'
            when etl.wilson_low(d.with_captcha, d.forms) > e.captcha_share then 'slow down'
        end as advice
    from domains as d
    join everywhere as e on e.user_id is not distinct from d.user_id
),

wanted as (
    select unnest($session_ids::uuid[]) as session_id
    union all
    select null where $session_ids::varchar is null
)

select
    w.session_id::varchar as session_id,
    j.domain,
    j.advice,
    j.forms::integer as forms,
    j.failed::integer as failed,
    etl.rate_of(j.failed, j.forms) as failed_rate,
    j.with_captcha::integer as with_captcha,
    etl.rate_of(j.with_captcha, j.forms) as captcha_rate,
    p.avoid_if_possible,
    p.min_seconds_between_applications as min_seconds_between
from wanted as w
join judged as j on w.session_id is null or list_contains(j.sessions, w.session_id)
left join domain_policies as p on p.domain_name = j.domain
where j.advice is not null
order by
    w.session_id,
    j.advice,
    etl.wilson_low(j.failed, j.forms) desc,
    etl.wilson_low(j.with_captcha, j.forms) desc,
    j.domain
