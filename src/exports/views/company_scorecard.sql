create view marts.company_scorecard as
select
    c.id as company_id,
    c.name as company,
    c.tier,
    max(p.value ->> '$') filter (p.key = 'applications_sent') :: bigint as applications_sent,
    max(p.value ->> '$') filter (p.key = 'reply_rate') :: double as reply_rate,
    max(p.value ->> '$') filter (p.key = 'interview_rate') :: double as interview_rate,
    max(p.value ->> '$') filter (p.key = 'offer_rate') :: double as offer_rate,
    max(p.value ->> '$') filter (p.key = 'rejection_rate') :: double as rejection_rate,
    max(p.value ->> '$') filter (p.key = 'ghost_rate') :: double as ghost_rate,
    max(p.value ->> '$') filter (
        p.key = 'median_reply_time_days'
    ) :: double as median_reply_time_days,
    max(p.value ->> '$') filter (p.key = 'first_applied_on') :: date as first_applied_on,
    max(p.value ->> '$') filter (p.key = 'last_applied_on') :: date as last_applied_on
from raw.companies as c
join raw.company_properties as p on p.company_id = c.id and p.source = 'computed'
group by c.id, c.name, c.tier;

comment on view marts.company_scorecard is
    'One company with its computed properties as columns: raw.company_properties, wide.';
