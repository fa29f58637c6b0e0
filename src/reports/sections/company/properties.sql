-- Grain: one property of a company, its value as JSON, with the interval of a computed rate.
-- Parameters: company_ids. In the analyst profile, properties that were not computed have neither
-- key nor value.
with properties as (
    select company_id, key, source, value
    from company_properties
    where company_id in (select unnest(getvariable('company_ids')::uuid[])) and value is not null
),

intervals as (
    select company_id, key, value
    from properties
    where source = 'computed' and key like '%\_ci95' escape '\'
)

select
    p.company_id::varchar as company_id,
    p.key,
    p.source,
    p.value,
    case when i.value is not null then {
        'low': (i.value ->> 0)::double,
        'high': (i.value ->> 1)::double
    } end as interval
from properties as p
left join intervals as i
    on i.company_id = p.company_id and i.key = case
        when p.source = 'computed' then p.key || '_ci95'
    end
where not p.key like '%\_ci95' escape '\'
order by p.company_id, p.key
