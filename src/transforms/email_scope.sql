-- Messages that the marks in pg_temp.dirty lead to: one row per message.
select key from pg_temp.dirty where entity = 'email'
