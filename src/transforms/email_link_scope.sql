-- Messages whose links the marks in pg_temp.dirty may change: one row per message.
-- Any application of a person may compete for any of that person's mails, so a changed one makes all of them due.
with
job_post_ids as (
    select key as id from pg_temp.dirty where entity = 'job_post'
    union
    select p.id
    from corrected.job_posts as p
    where p.company_id = any (array (select key from pg_temp.dirty where entity = 'company'))
),

user_ids as (
    select key as id from pg_temp.dirty where entity = 'user'
    union
    select a.user_id
    from corrected.applications as a
    where a.job_post_id = any (array (select id from job_post_ids))
),

account_ids as (
    select key as id from pg_temp.dirty where entity = 'account'
    union
    select a.id
    from corrected.email_accounts as a
    where a.user_id = any (array (select id from user_ids))
)

select key from pg_temp.dirty where entity in ('email', 'linked_email')
union
select e.id
from corrected.emails as e
where e.email_account_id = any (array (select id from account_ids))
