-- Grain: one row, with the number of mails that wait for a person's verdict.
select count(*) as mails from etl.mail_to_review
