-- A header's mailbox is that of its message, which refers to it already; to check it once more for every message is a
-- fifth of what a load has to check.

alter table etl.email_headers drop constraint email_headers_email_account_id_fkey;
