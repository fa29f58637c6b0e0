-- Sessions that the marks in pg_temp.dirty name.
select key from pg_temp.dirty where entity = 'session'
