-- Grain: one row, with the number of mails that fit several applications.
select count(distinct email_id) as mails from etl.mail_in_doubt
