-- Grain: one person and known domain: how the forms there ended, how many met a CAPTCHA, and the
-- advice, where five or more ended: `avoid` if the whole interval of failures lies above the share
-- of all the person's forms, else `slow down` if that of CAPTCHAs does, else `none`.
-- Reads application_facts, application_incidents.
with
captchas as (
    select i.application_id
    from application_incidents as i
    where i.kind = 'captcha'
    group by i.application_id
),

forms as (
    select f.user_id, f.domain, f.failed, c.application_id is not null as met_captcha
    from application_facts as f
    left join captchas as c on c.application_id = f.id
    where f.successful or f.failed
),

everywhere as (
    select
        user_id,
        count(*) as forms,
        count(*) filter (where failed) as failed,
        count(*) filter (where met_captcha) as with_captcha
    from forms
    group by user_id
),

domains as (
    select
        user_id,
        domain,
        count(*) as forms,
        count(*) filter (where failed) as failed,
        count(*) filter (where met_captcha) as with_captcha
    from forms
    where domain <> 'unknown'
    group by user_id, domain
),

rated as (
    select
        d.*,
        cast(etl.quotient_4(d.failed, d.forms) as decimal(5, 4)) as failed_rate,
        cast(etl.wilson_low(d.failed, d.forms) as decimal(5, 4)) as failed_rate_low,
        cast(etl.wilson_high(d.failed, d.forms) as decimal(5, 4)) as failed_rate_high,
        cast(etl.quotient_4(d.with_captcha, d.forms) as decimal(5, 4)) as captcha_rate,
        cast(etl.wilson_low(d.with_captcha, d.forms) as decimal(5, 4)) as captcha_rate_low,
        cast(etl.wilson_high(d.with_captcha, d.forms) as decimal(5, 4)) as captcha_rate_high
    from domains as d
)

select
    r.*,
    case
        when r.forms < 5 then 'none'
        when r.failed_rate_low * e.forms > e.failed then 'avoid'
        when r.captcha_rate_low * e.forms > e.with_captcha then 'slow down'
        else 'none'
    end as advice
from rated as r
join everywhere as e on e.user_id = r.user_id
