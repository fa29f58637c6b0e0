create view marts.funnel as
with
sent as (
    from marts.application_funnel where sent_at is not null
),

stages as (
    select 1 as place, 'sent' as stage, count(*) as applications from sent
    union all
    select 2, 'replied', count(*) from sent where replied_at is not null
    union all
    select 3, 'interview', count(*) from sent where reached in ('interview', 'offer')
    union all
    select 4, 'offer', count(*) from sent where reached = 'offer'
)

select
    stage,
    applications,
    round(applications / nullif(max(applications) over (), 0), 4) as share_of_sent
from stages
order by place;

comment on view marts.funnel is
    'How many of the applications that were sent came how far: one row for each of sent, replied, '
    'interview, offer.';
