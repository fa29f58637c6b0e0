-- Two messages may differ in nothing but what is attached to them.

alter table etl.email_headers add column attachments_sha256 text;

comment on column etl.email_headers.attachments_sha256 is
    'sha256 of what is attached, white space left out; none where nothing is; null where the source did not tell.';
