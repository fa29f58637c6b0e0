-- Grain: one inbound message of pg_temp.heard that may be about an application. No parameters.
-- Its words stay where they are, in etl.email_readings: a copy of them would cost more than all
-- else. A message with a link of another origin (etl.rule_links knows ours), or that a person says
-- is about none, has none.
analyze pg_temp.heard;

create temporary table linkable_mails on commit drop as
select
    e.id as email_id,
    heard.is_due,
    e.thread_id,
    e.in_reply_to_message_id as parent_id,
    acc.user_id,
    coalesce(e.received_at, e.sent_at) as arrived_at,
    v.classification_label = 'other' as is_other,
    etl.link_type_of(v.classification_label, v.is_sure, r.is_receipt) as link_type,
    r.sender_domain
from pg_temp.heard
join corrected.emails as e on e.id = heard.email_id
join corrected.email_accounts as acc on acc.id = e.email_account_id
join etl.email_readings as r on r.email_id = e.id
join etl.verdicts_of(array(select email_id from pg_temp.heard)) as v on v.email_id = e.id
where e.direction is distinct from 'outbound'
    -- What is only guessed to be a list's mail may be an answer.
    and not (v.classification_label in ('newsletter', 'spam') and v.is_sure)
    -- Years that no mail comes from: their periods would reach beyond what an instant can be.
    and coalesce(e.received_at, e.sent_at) between '0001-01-01' and '9999-12-31'
    and not exists (
        select from corrected.email_application_links as l
        where l.email_id = e.id
            and not exists (
                select from etl.rule_links as o where o.email_application_link_id = l.id
            )
    )
    and not exists (
        select from saturnus.email_classifications as c
        join etl.review_verdicts as o on o.email_classification_id = c.id
        where c.email_id = e.id and o.denies_links
    );

analyze pg_temp.linkable_mails;
