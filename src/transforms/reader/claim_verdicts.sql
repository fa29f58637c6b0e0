-- Marks the classifications this run has added as made from the answers of a mail reader, and takes
-- back the marks that adding and removing them has left: the rules' own verdicts have not changed.
-- No parameters.
insert into etl.reader_verdicts (email_classification_id)
select c.id
from pg_temp.reader_verdicts as computed
join saturnus.email_classifications as c
    on c.email_id = computed.email_id and c.generated_by = 'llm'
where c.xmin = pg_current_xact_id()::xid
on conflict (email_classification_id) do nothing;

delete from etl.dirty_keys
where transform in ('email_classifications', 'reader_verdicts')
    and entity in ('email', 'judged')
    and xmin = pg_current_xact_id()::xid;
