-- Views for people: what the model calls of each application cost.

create view etl.application_costs as
with
usage as (
    select
        u.application_id,
        sum(u.tokens_input) as tokens_input,
        sum(u.tokens_output) as tokens_output,
        sum(u.cost_estimated) as cost_usd
    from corrected.model_usage as u
    where u.application_id is not null
    group by u.application_id
),

sessions_with_usage as (
    select u.session_id
    from corrected.model_usage as u
    where u.session_id is not null
    union
    select a.session_id
    from usage
    join corrected.applications as a on a.id = usage.application_id
    where a.session_id is not null
)

select
    a.id as application_id,
    a.session_id,
    case when uses_calls then usage.tokens_input else a.tokens_input_total end::bigint as tokens_input,
    case when uses_calls then usage.tokens_output else a.tokens_output_total end::bigint as tokens_output,
    case when uses_calls then usage.cost_usd else a.cost_estimated_total end::numeric(18, 6) as cost_usd
from corrected.applications as a
left join usage on usage.application_id = a.id
left join sessions_with_usage as s on s.session_id = a.session_id
cross join lateral (select usage.application_id is not null or s.session_id is not null as uses_calls) as kept;

comment on view etl.application_costs is
    'One application and its model calls: the recorded ones, else, in a session without any record, its own totals.';
comment on column etl.application_costs.application_id is 'The application.';
comment on column etl.application_costs.session_id     is 'Its session; null without one.';
comment on column etl.application_costs.tokens_input   is 'Tokens read by models; null where nothing was recorded.';
comment on column etl.application_costs.tokens_output  is 'Tokens written by models; null where nothing was recorded.';
comment on column etl.application_costs.cost_usd       is 'US dollars; null where nothing was recorded.';
