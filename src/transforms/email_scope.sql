-- Messages that the marks in pg_temp.dirty lead to: one row per message.
select key from pg_temp.dirty where entity in ('email', 'judged')
union
select unnest(etl.ids_naming('emails', 'email_account_id', array (
    select key from pg_temp.dirty where entity = 'account'
)))
