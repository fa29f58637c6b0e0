-- Corrections: nothing is overwritten, a correcting row is added.

create table nyx.data_corrections (
    id                uuid        primary key default gen_random_uuid(),
    table_name        text        not null,
    record_id         uuid        not null,
    field_name        text        not null,
    old_value         jsonb,
    new_value         jsonb       not null,
    correction_reason text,
    corrected_by      text        default 'user'
        check (corrected_by in ('user', 'system', 'qa_agent')),
    created_at        timestamptz default now()
);

create index idx_corrections_table   on nyx.data_corrections (table_name);
create index idx_corrections_record  on nyx.data_corrections (record_id);
create index idx_corrections_created on nyx.data_corrections (created_at desc);

comment on table nyx.data_corrections is
    'One corrected value of one field of one row. Append-only; the newest counts, and '
    'corrected.<table> shows it applied.';
comment on column nyx.data_corrections.id is 'Primary key.';
comment on column nyx.data_corrections.table_name is 'Table of the corrected row.';
comment on column nyx.data_corrections.record_id is 'Id of the corrected row.';
comment on column nyx.data_corrections.field_name is 'Column that is corrected.';
comment on column nyx.data_corrections.old_value is
    'JSON value it replaces; null if not noted. As personal or secret as the field.';
comment on column nyx.data_corrections.new_value is
    'JSON value that holds from now on; JSON null empties the field. As personal or secret '
    'as the field.';
comment on column nyx.data_corrections.correction_reason is 'Why, in words.';
comment on column nyx.data_corrections.corrected_by is 'Who corrects.';
comment on column nyx.data_corrections.created_at is 'When the correction was made.';

create table etl.corrected_fields (
    table_name text not null,
    record_id uuid not null,
    field_name text not null,
    new_value jsonb not null,
    correction_id uuid not null references nyx.data_corrections (id),
    corrected_at timestamptz not null,
    primary key (table_name, record_id, field_name)
);

create index idx_corrected_fields_field on etl.corrected_fields (table_name, field_name);

create index idx_corrected_fields_correction on etl.corrected_fields (correction_id);

comment on table etl.corrected_fields is
    'The newest applicable correction of one field of one row; kept by a trigger on '
    'nyx.data_corrections.';

create table etl.refused_corrections (
    correction_id uuid primary key references nyx.data_corrections (id),
    message text not null
);

comment on table etl.refused_corrections is
    'One correction that cannot be applied (unknown table or field, value of a wrong '
    'type), and why.';

create table etl.redated_corrections (
    correction_id uuid primary key references nyx.data_corrections (id),
    counts_from timestamptz not null
);

comment on table etl.redated_corrections is
    'One correction whose created_at was null or in the future when it was made, and the instant '
    'from which it counts.';
comment on column etl.redated_corrections.correction_id is 'The correction.';
comment on column etl.redated_corrections.counts_from is 'When it was made.';
