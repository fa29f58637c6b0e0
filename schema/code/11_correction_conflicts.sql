-- Corrections follow each other here as they take effect.
create view etl.correction_conflicts as
with
corrections as (
    select
        c.id, c.table_name, c.record_id, c.field_name, c.old_value, c.new_value, c.created_at,
        lag(c.new_value) over (
            partition by split_part(c.table_name, '.', -1), c.record_id, c.field_name
            order by coalesce(d.counts_from, c.created_at), c.ctid
        ) as previous_value
    from nyx.data_corrections as c
    left join etl.redated_corrections as d on d.correction_id = c.id
    where not exists (select from etl.refused_corrections as r where r.correction_id = c.id)
),

compared as (
    select
        corrections.*,
        coalesce(
            previous_value, etl.row_as_json(table_name, record_id) -> field_name
        ) as found_value
    from corrections
    where old_value is not null
)

select
    id as correction_id, table_name, record_id, field_name, old_value, found_value, new_value,
    created_at, 'the old value given is not what it replaces' as conflict
from compared
where old_value is distinct from found_value
    and etl.as_field(table_name, field_name, old_value) is distinct from etl.as_field(
        table_name, field_name, found_value
    )
union all
select
    c.id, c.table_name, c.record_id, c.field_name, c.old_value, null, c.new_value, c.created_at,
    r.message
from etl.refused_corrections as r
join nyx.data_corrections as c on c.id = r.correction_id;

comment on view etl.correction_conflicts is
    'One correction that needs a look: its old value no longer matches, or it cannot be applied.';
comment on column etl.correction_conflicts.old_value is 'What the correction said it replaces.';
comment on column etl.correction_conflicts.found_value is
    'What it does replace: an earlier correction, else the row as it stands.';
comment on column etl.correction_conflicts.new_value is 'What it says instead.';
