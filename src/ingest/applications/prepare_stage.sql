-- Makes room beside the staged texts for what they are read as, and takes apart the histories that
-- programs keep as JSON: a list of objects, or an object of dates by status. No parameters.
alter table pg_temp.stage
    add column sent_mark text,
    add column sent_day boolean,
    add column sent_bare boolean not null default false,
    add column final_status text,
    add column sent_by text,
    add column counts_anyway boolean,
    add column application_id uuid,
    add column if not exists id text;

update pg_temp.stage set application_status = null where btrim(application_status) = '';

-- Ids are compared as texts. What is no id is set aside with its type.
update pg_temp.stage set
    id = etl.canonical_uuid(id),
    user_id = etl.canonical_uuid(user_id),
    job_post_id = etl.canonical_uuid(job_post_id),
    session_id = etl.canonical_uuid(session_id)
where id <> etl.canonical_uuid(id)
    or user_id <> etl.canonical_uuid(user_id)
    or job_post_id <> etl.canonical_uuid(job_post_id)
    or session_id <> etl.canonical_uuid(session_id);

-- A state may have its day behind it: `Rejected (2025-01-20)`. Of several days nobody knows which
-- is whose.
update pg_temp.stage as s set status_at = day.told
from (
    select record_number, min(found.parts[1]) as told
    from pg_temp.stage
    cross join lateral regexp_matches(
        concat_ws(' ', application_status, outcome),
        '\m(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})\M', 'g'
    ) as found (parts)
    where status_at is null
    group by record_number
    having count(distinct found.parts[1]) = 1
) as day
where day.record_number = s.record_number;

create temporary table history_entry on commit drop as
with history as (
    select
        s.record_number,
        case
            when etl.input_error(s.status_history, 'jsonb') is null then s.status_history::jsonb
            -- As Python prints it.
            when etl.input_error(replace(s.status_history, '''', '"'), 'jsonb') is null
            then replace(s.status_history, '''', '"')::jsonb
        end as entries
    from pg_temp.stage as s
    where s.status_history is not null
),

listed as (
    select h.record_number, entry.value as entry
    from history as h
    cross join lateral jsonb_array_elements(
        case when jsonb_typeof(h.entries) = 'array' then h.entries else '[]' end
    ) as entry (value)
)

select
    record_number,
    coalesce(
        entry ->> 'status', entry ->> 'newStatus', entry ->> 'new_status', entry ->> 'to',
        entry ->> 'toStatus',
        entry ->> 'state', entry ->> 'stage', entry ->> 'type', entry ->> 'event', entry ->> 'name',
        entry ->> 'label'
    ) as written,
    coalesce(
        entry ->> 'date', entry ->> 'at', entry ->> 'timestamp', entry ->> 'time',
        entry ->> 'changedAt',
        entry ->> 'changed_at', entry ->> 'updatedAt', entry ->> 'updated_at',
        entry ->> 'createdAt',
        entry ->> 'created_at', entry ->> 'movedAt', entry ->> 'when'
    ) as told_at
from listed
union all
select h.record_number, entry.status, entry.told_at
from history as h
cross join lateral jsonb_each_text(
    case when jsonb_typeof(h.entries) = 'object' then h.entries else '{}' end
) as entry (status, told_at);

-- How far each state is along: a poorer list takes nobody back.
create temporary table state_rank on commit drop as
select state, place
from (
    values ('queued', 0), ('in_progress', 1), ('paused', 1), ('skipped', 1), ('failed', 2),
        ('submitted', 3), ('cancelled', 4)
) as states (state, place);

create temporary table read_date (
    column_name text not null,
    written text not null,
    instant text,
    is_day boolean not null,
    mark text,
    problem text
) on commit drop;

create temporary table status_word (
    written text not null,
    status text,
    is_own boolean not null,
    is_known boolean not null,
    meaning text not null
) on commit drop;

create temporary table word_answer (
    written text not null,
    kind text not null,
    round integer,
    interview_type text,
    is_final boolean not null
) on commit drop;
