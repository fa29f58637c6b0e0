-- Marks the links this run has added as made by rule, and takes back the marks that adding them has left. No parameters.
insert into etl.rule_links (email_application_link_id)
select l.id
from pg_temp.email_application_links as computed
join saturnus.email_application_links as l on
    l.email_id = computed.email_id
    and l.application_id = computed.application_id
where l.xmin = pg_current_xact_id()::xid
on conflict (email_application_link_id) do nothing;

delete from etl.dirty_keys
where transform = 'email_application_links'
    and entity = 'linked_email'
    and xmin = pg_current_xact_id()::xid;
