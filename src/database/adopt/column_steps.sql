-- Grain: one statement that brings a column of an adopted table to what schema/ has, and what it
-- does, in words. `offenders` counts the rows that keep it from being done. Step `add` goes before
-- `type`, and that before `settle`. No parameters.
with columns as (
    select
        coalesce(m.table_name, l.table_name) as table_name,
        coalesce(m.column_name, l.column_name) as column_name,
        coalesce(m.position, l.position) as position,
        m.column_name is null as is_extra,
        l.column_name is null as is_missing,
        m.type,
        l.type as old_type,
        l.is_text,
        m.type <> l.type as is_cast,
        m.is_required,
        l.is_required as was_required,
        m.default_value,
        l.default_value as old_default,
        l.is_identity,
        l.is_generated,
        l.comment
    from pg_temp.model_columns as m
    full join pg_temp.shown_columns as l using (table_name, column_name)
),

casts as (
    select
        *,
        case
            when type = 'jsonb' and not is_text then format('to_jsonb(%I)', column_name)
            when old_type like 'timestamp%' then format('%I::%s', column_name, type)
            else format('%I::text::%s', column_name, type)
        end as expression
    from columns
    where is_cast
)

select
    'add' as step, table_name, column_name, position, 'added' as done, null as breaks,
    null as offenders,
    format('alter table %s add column %I %s', table_name, column_name, type) as statement
from columns
where is_missing

union all

select
    'type', table_name, column_name, position,
    format('made %s, was %s', type, old_type)
    || case
        when old_type like 'timestamp%' then format(' (of %s)', current_setting('timezone'))
        else ''
    end,
    'type ' || type,
    case
        -- Bytes would come through as their digits.
        when old_type = 'bytea' then format(
            'select count(*) as rows, min(t.id::text) as example_id from %s as t
            where t.%I is not null',
            table_name, column_name
        )
        when type <> 'text' and expression not like 'to_jsonb%' then format(
            'select count(*) as rows, min(t.id::text) as example_id from %s as t
            where not pg_temp.keeps(t.%I::text, %L, %L, %L)',
            table_name, column_name, type, old_type, is_text
        )
    end,
    format(
        'alter table %1$s alter column %2$I drop default;
        alter table %1$s alter column %2$I type %3$s using %4$s',
        table_name, column_name, type, expression
    )
from casts

union all

select
    'settle', table_name, column_name, position,
    case
        when is_missing then null
        else 'given its default'
    end, null, null,
    format('alter table %s alter column %I set default %s', table_name, column_name, default_value)
from columns
where default_value is not null and (old_default is null or is_cast) and not is_generated is true

union all

select
    'settle', table_name, column_name, position, 'required', 'not null',
    format(
        'select count(*) as rows, min(t.id::text) as example_id from %s as t where t.%I is null',
        table_name, column_name
    ),
    format('alter table %s alter column %I set not null', table_name, column_name)
from columns
where is_required and was_required is not true

union all

-- What nyx-etl loads and computes leaves empty what the data model lets be empty, and knows no
-- other columns.
select
    'settle', table_name, column_name, position, 'may be empty', null, null,
    format('alter table %s alter column %I drop not null', table_name, column_name)
from columns
where was_required and is_required is not true
    and (not is_extra or old_default is null and not is_identity and not is_generated)

union all

select
    'settle', table_name, column_name, position, 'no longer computed by the database', null, null,
    format('alter table %s alter column %I drop %s', table_name, column_name,
        case when is_identity then 'identity' else 'expression' end)
from columns
where not is_extra and (is_identity or is_generated)

union all

-- Nobody has said what it may tell of a person: it is in no export until somebody does.
select
    'settle', table_name, column_name, position, null, null, null,
    format(
        'comment on column %s.%I is %L', table_name, column_name,
        ltrim(coalesce(comment, '') || ' [pii:secret]')
    )
from columns
where is_extra and coalesce(comment, '') !~ '\[pii:'

order by table_name, position, statement
