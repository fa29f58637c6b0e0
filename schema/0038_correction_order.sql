-- A correction dated in the future won for ever, and later ones had no effect. What has no date, or one that has not come yet,
-- now counts from the moment it was made; data_corrections itself keeps what was written there.

create table etl.redated_corrections (
    correction_id uuid primary key references nyx.data_corrections (id),
    counts_from timestamptz not null
);

comment on table etl.redated_corrections is
    'One correction whose created_at was null or in the future when it was made, and the instant from which it counts.';
comment on column etl.redated_corrections.correction_id is 'The correction.';
comment on column etl.redated_corrections.counts_from   is 'When it was made; for those older than this table, when the next one of its field was, or null.';

-- The function below writes to it with the rights of its owner, who need not be who migrates.
do $$
declare
    function_owner text := (select pg_get_userbyid(p.proowner) from pg_proc as p where p.oid = 'etl.apply_corrections()'::regprocedure);
begin
    execute format('alter table etl.redated_corrections owner to %I', function_owner);
end;
$$;

-- The newest wins, by the instant from which it counts; of two from one transaction the later row. An instant that the
-- server's clock has not reached (any more) stands in nobody's way.
create or replace function etl.apply_corrections() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
    perform etl.require_own_trigger(tg_relid, tg_name, tg_op, 'nyx.data_corrections');
    with assessed as materialized (
        select
            id, split_part(table_name, '.', -1) as table_name, record_id, field_name, new_value, created_at,
            least(created_at, now()) as counts_from,
            etl.correction_problem(table_name, field_name, new_value) as problem,
            row_number() over () as arrival
        from new_rows
    ),
    refused as (
        insert into etl.refused_corrections (correction_id, message)
        select id, problem from assessed where problem is not null
    ),
    redated as (
        insert into etl.redated_corrections (correction_id, counts_from)
        select id, counts_from from assessed where created_at is distinct from counts_from
    )
    insert into etl.corrected_fields as f (table_name, record_id, field_name, new_value, correction_id, corrected_at)
    select distinct on (table_name, record_id, field_name)
        table_name, record_id, field_name, new_value, id, counts_from
    from assessed
    where problem is null
    order by table_name, record_id, field_name, counts_from desc, arrival desc
    on conflict (table_name, record_id, field_name) do update
    set
        new_value = excluded.new_value,
        correction_id = excluded.correction_id,
        corrected_at = excluded.corrected_at
    where excluded.corrected_at >= least(f.corrected_at, clock_timestamp());
    return null;
end;
$$;

-- A table that only takes new rows keeps them in the order in which they came: ctid tells what came after what.
insert into etl.redated_corrections (correction_id, counts_from)
select
    c.id,
    coalesce(
        case when c.created_at is null then f.corrected_at end,
        least(now(), (
            select min(later.created_at)
            from nyx.data_corrections as later
            where later.record_id = c.record_id
                and later.field_name = c.field_name
                and split_part(later.table_name, '.', -1) = split_part(c.table_name, '.', -1)
                and later.ctid > c.ctid
        ))
    )
from nyx.data_corrections as c
left join etl.corrected_fields as f on f.correction_id = c.id
where c.created_at is null or c.created_at > now();

with redated as (
    select distinct split_part(c.table_name, '.', -1) as table_name, c.record_id, c.field_name
    from etl.redated_corrections as r
    join nyx.data_corrections as c on c.id = r.correction_id
),

newest as (
    select distinct on (redated.table_name, redated.record_id, redated.field_name)
        redated.*, c.id, c.new_value, coalesce(r.counts_from, c.created_at) as counts_from
    from redated
    join nyx.data_corrections as c
        on c.record_id = redated.record_id
        and c.field_name = redated.field_name
        and split_part(c.table_name, '.', -1) = redated.table_name
    left join etl.redated_corrections as r on r.correction_id = c.id
    where not exists (select from etl.refused_corrections as x where x.correction_id = c.id)
    order by
        redated.table_name, redated.record_id, redated.field_name, coalesce(r.counts_from, c.created_at) desc, c.ctid desc
)

update etl.corrected_fields as f
set new_value = newest.new_value, correction_id = newest.id, corrected_at = newest.counts_from
from newest
where f.table_name = newest.table_name
    and f.record_id = newest.record_id
    and f.field_name = newest.field_name
    and (f.correction_id, f.corrected_at) is distinct from (newest.id, newest.counts_from);

-- Corrections follow each other here as they take effect.
create or replace view etl.correction_conflicts as
with
corrections as (
    select
        c.*,
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
        coalesce(previous_value, etl.row_as_json(table_name, record_id) -> field_name) as found_value
    from corrections
    where old_value is not null
)

select
    id as correction_id, table_name, record_id, field_name, old_value, found_value, new_value, created_at,
    'the old value given is not what it replaces' as conflict
from compared
where old_value is distinct from found_value
    and etl.as_field(table_name, field_name, old_value) is distinct from etl.as_field(table_name, field_name, found_value)
union all
select
    c.id, c.table_name, c.record_id, c.field_name, c.old_value, null, c.new_value, c.created_at, r.message
from etl.refused_corrections as r
join nyx.data_corrections as c on c.id = r.correction_id;
