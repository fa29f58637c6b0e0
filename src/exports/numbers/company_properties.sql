-- Rows that differ: one computed property of a company, by outcomes and as it was exported. A
-- property that somebody keeps by hand takes the place of a computed one, and an analyst does not
-- see which.
with
numbers as (
    unpivot (
        select
            group_id, sent::decimal(38, 4) as applications_sent,
            columns(
                c -> c not like 'waiting%'
                    and (c like '%\_rate%' escape '\' or c like '%\_reply\_time\_days' escape '\')
            )::decimal(38, 4)
        from numbers.main.outcomes
    ) on columns(* exclude (group_id, fastest_reply_time_days, slowest_reply_time_days))
    into name key value value
),

computed as (
    select group_id as company_id, key, value::varchar as value from numbers
    union all
    select group_id, 'first_applied_on', first_applied_on::varchar from numbers.main.outcomes
    where first_applied_on is not null
    union all
    select group_id, 'last_applied_on', last_applied_on::varchar from numbers.main.outcomes
    where last_applied_on is not null
    union all
    select group_id, 'last_response_at', epoch_us(last_response_at)::varchar
    from numbers.main.outcomes
    where last_response_at is not null
),

shown as (
    select company_id, key, value from warehouse.raw.company_properties
    where source = 'computed' and key is not null
),

exported as (
    select company_id, key, (value ->> '$')::decimal(38, 4)::varchar as value from shown
    where json_type(value) not in ('ARRAY', 'VARCHAR')
    union all
    select company_id, replace(key, '_ci95', '_low'), (value ->> 0)::decimal(38, 4)::varchar
    from shown
    where json_type(value) = 'ARRAY'
    union all
    select company_id, replace(key, '_ci95', '_high'), (value ->> 1)::decimal(38, 4)::varchar
    from shown
    where json_type(value) = 'ARRAY'
    union all
    select
        company_id, key,
        case
            when key = 'last_response_at' then epoch_us((value ->> '$')::timestamptz)::varchar
            else value ->> '$'
        end
    from shown
    where json_type(value) = 'VARCHAR'
),

missing as (
    select c.*, count(*) over (partition by c.company_id) as times
    from computed as c
    anti join exported as e using (company_id, key)
),

by_hand as (
    select company_id, 2 * count(*) as most
    from warehouse.raw.company_properties
    where source is distinct from 'computed' or key is null
    group by company_id
)

select e.company_id, e.key, e.value
from exported as e
left join computed as c using (company_id, key)
where c.value is distinct from e.value
union all
select m.company_id, m.key, m.value
from missing as m
left join by_hand as b using (company_id)
where m.times > coalesce(b.most, 0)
