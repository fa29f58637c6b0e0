-- Several persons in one database: a role sees the rows of its own persons, everywhere. The owner
-- of the tables sees everything, and so do loads and transforms under it; etl.role_persons says
-- whom the other roles see.

create function etl.persons_of(role_name name) returns uuid[]
language sql stable
return case
    when not exists (select from etl.role_persons as p where p.user_id is not null) then null
    when exists (
        select from pg_roles as r where r.rolname = persons_of.role_name and r.rolbypassrls
    ) then null
    when pg_has_role(
        persons_of.role_name,
        (select c.relowner from pg_class as c where c.oid = 'etl.role_persons'::regclass),
        'usage'
    ) then null
    when exists (
        select from etl.role_persons as p
        join pg_roles as r on r.rolname = p.role_name
        where p.user_id is null and pg_has_role(persons_of.role_name, r.oid, 'usage')
    ) then null
    else array(
        select p.user_id
        from etl.role_persons as p
        join pg_roles as r on r.rolname = p.role_name
        where pg_has_role(persons_of.role_name, r.oid, 'usage')
    )
end;

comment on function etl.persons_of(name) is
    'The persons whose rows a role sees; null for a role that sees everybody, empty for one that '
    'sees nobody.';
