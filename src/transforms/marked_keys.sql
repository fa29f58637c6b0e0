-- What the marks name, of a transform whose marks name its keys.
select key from pg_temp.dirty
