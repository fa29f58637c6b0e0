-- Marks the links this run has added as made by rule, takes back the marks that adding them has
-- left, and keeps what could not be decided, and what competed: when one of these applications
-- changes, the message is due. No parameters.
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

delete from etl.link_doubts
using pg_temp.scope
where link_doubts.email_id = scope.key;

insert into etl.link_doubts (email_id, application_id)
select c.email_id, c.application_id
from pg_temp.link_candidates as c
join pg_temp.scope on scope.key = c.email_id
where not exists (select from pg_temp.email_application_links as l where l.email_id = c.email_id);

delete from etl.link_candidates as c
using pg_temp.scope
where c.email_id = scope.key
    and not exists (
        select from pg_temp.link_candidates as n
        where n.email_id = c.email_id and n.application_id = c.application_id
    );

insert into etl.link_candidates (email_id, application_id)
select c.email_id, c.application_id
from pg_temp.link_candidates as c
join pg_temp.scope on scope.key = c.email_id
on conflict do nothing;
