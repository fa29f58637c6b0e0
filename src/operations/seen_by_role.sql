-- Grain: one row, with the number of mails that wait for a person's verdict, and whether the role
-- sees everybody's rows: the role of a person sees no load, run or export.
select
    (select count(*) from etl.mail_to_review) as mails,
    etl.persons_of(current_user) is null as sees_all
