create view marts.funnel as
with
counts as (
    select
        count(*) as sent,
        count(*) filter (replied) as replied,
        count(*) filter (interviewed) as interviewed,
        count(*) filter (offered) as offered
    from marts.application_facts
    where submitted_at is not null or successful
),

stages as (
    select 1 as place, 'sent' as stage, sent as applications, sent from counts
    union all
    select 2, 'replied', replied, sent from counts
    union all
    select 3, 'interview', interviewed, sent from counts
    union all
    select 4, 'offer', offered, sent from counts
)

-- Integers round a half away from zero, which a quotient of doubles may miss.
select
    stage,
    applications,
    (20000 * applications + sent) // (2 * nullif(sent, 0)) / 10000 as share_of_sent
from stages
order by place;

comment on view marts.funnel is
    'How many of the applications that were sent came how far, as reports count them: one row for '
    'each of sent, replied, interview, offer.';
