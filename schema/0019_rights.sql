-- Whose rows a role of the database sees, and that persons were erased.

create table etl.role_persons (
    role_name name not null,
    -- No foreign key: the role of somebody who is gone sees nobody. Were its row gone, too, it
    -- could be the last one, and every role would see everybody.
    user_id uuid,
    unique nulls not distinct (role_name, user_id)
);

-- The policies of every role read it, also of one that may use nothing else in this schema.
grant select on etl.role_persons to public;

comment on table etl.role_persons is
    'One person whose rows a role sees, or null: those of everybody. While no person is named '
    'here, all roles see everybody.';
comment on column etl.role_persons.role_name is
    'A role of this server, or a group that roles are members of.';
comment on column etl.role_persons.user_id is
    'The person; null for everybody; of somebody who was erased an id that nobody has.';

create table etl.erasures (
    id bigint generated always as identity primary key,
    erased_at timestamptz not null default clock_timestamp(),
    rows_erased jsonb not null
);

comment on table etl.erasures is
    'One person that was erased: when, and nothing that tells who it was.';
comment on column etl.erasures.rows_erased is
    'JSON: how many rows were deleted or blanked, by table.';
