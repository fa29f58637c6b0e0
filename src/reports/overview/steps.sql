-- Grain: one step of the way from sent to offer, in order. No parameters.
with
counts as (
    select
        count(*) as sent,
        count(*) filter (where replied) as replied,
        count(*) filter (where interviewed) as interviewed,
        count(*) filter (where interviewed and replied) as interviewed_of_replied,
        count(*) filter (where offered) as offered,
        count(*) filter (where offered and interviewed) as offered_of_interviewed
    from application_facts
    where submitted_at is not null
)

select 'sent' as step, sent::integer as applications, etl.rate_of(sent, sent) as of_sent, null as of_previous
from counts
union all
select 'replied', replied::integer, etl.rate_of(replied, sent), etl.rate_of(replied, sent)
from counts
union all
select 'interview', interviewed::integer, etl.rate_of(interviewed, sent), etl.rate_of(interviewed_of_replied, replied)
from counts
union all
select 'offer', offered::integer, etl.rate_of(offered, sent), etl.rate_of(offered_of_interviewed, interviewed)
from counts
