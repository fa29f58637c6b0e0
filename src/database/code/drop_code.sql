-- Drops what the files of schema/code made, and what depends on it: that is made anew afterwards.
do $$
declare
    statement text;
begin
    for statement in
        select format(
            'drop %s if exists %s cascade',
            case when kind in ('function', 'procedure') then 'routine' else kind end,
            identity
        )
        from etl.code_objects
        order by kind = 'trigger' desc, kind = 'view' desc, identity
    loop
        execute statement;
    end loop;
    delete from etl.code_objects;
    delete from etl.code_files;
end;
$$;
