-- Grain: one verdict of pg_temp.given_verdicts that cannot be taken, and why. No parameters.
select
    g.place,
    case
        when e.id is null then 'there is no such mail'
        when e.direction = 'outbound' then 'the mail was sent, not received'
        when count(*) over (partition by g.email_id) > 1 then 'the mail is judged twice'
        else 'its person has no such application'
    end as problem
from pg_temp.given_verdicts as g
left join corrected.emails as e on e.id = g.email_id
left join corrected.email_accounts as acc on acc.id = e.email_account_id
left join corrected.applications as a on a.id = g.application_id
where e.id is null
    or e.direction = 'outbound'
    or (g.application_id is not null and a.user_id is distinct from acc.user_id)
    or g.email_id in (
        select email_id from pg_temp.given_verdicts group by email_id having count(*) > 1
    )
order by g.place
