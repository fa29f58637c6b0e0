-- Drops what the files of schema/code made, and what depends on it: that is made anew afterwards.
-- Names come from the catalog; those in etl.code_objects only choose.
do $$
declare
    statement text;
begin
    for statement in
        select format(
            'drop %s if exists %s cascade',
            case when i.type in ('function', 'procedure') then 'routine' else i.type end,
            i.identity
        )
        from (
            select 'pg_catalog.pg_proc'::regclass as classid, p.oid as objid
            from pg_catalog.pg_proc as p
            union all
            select 'pg_catalog.pg_class'::regclass, c.oid
            from pg_catalog.pg_class as c
            where c.relkind = 'v'
            union all
            select 'pg_catalog.pg_trigger'::regclass, t.oid
            from pg_catalog.pg_trigger as t
            where not t.tgisinternal
            union all
            select 'pg_catalog.pg_policy'::regclass, p.oid
            from pg_catalog.pg_policy as p
        ) as objects
        cross join lateral pg_catalog.pg_identify_object(objects.classid, objects.objid, 0) as i
        join etl.code_objects as o on (o.kind, o.identity) = (i.type, i.identity)
        where i.schema in ('nyx', 'saturnus', 'etl', 'corrected') or i.type in ('trigger', 'policy')
        order by i.type in ('trigger', 'policy') desc, i.type = 'view' desc, i.identity
    loop
        execute statement;
    end loop;
    delete from etl.code_objects;
    delete from etl.code_files;
end;
$$;
