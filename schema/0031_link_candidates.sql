-- One changed application made all mail of its person due. Now those mails are due that it competed for, which are kept
-- here, and those that come in its time and name its company.

create table etl.link_candidates (
    email_id uuid not null references saturnus.emails (id) on delete cascade,
    application_id uuid not null,
    primary key (email_id, application_id)
);

create index idx_link_candidates_application on etl.link_candidates (application_id);

comment on table etl.link_candidates is
    'One application that a message may be about, decided or not; it may have been deleted since.';
comment on column etl.link_candidates.email_id       is 'The message.';
comment on column etl.link_candidates.application_id is 'The application.';

update etl.dirty_rules
set entity = 'application', key_field = 'id'
where transform = 'email_application_links' and table_name = 'applications';
