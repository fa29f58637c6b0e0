-- Every answer of a company (interview, rejection, offer, assessment) belongs to an application.
-- severity: warn
-- stage: facts
-- owner: who loads applications and companies; often the application or the company's domain is missing.
-- Grain: one message that neither is linked nor fits several.
with
verdicts as (
    select distinct on (c.email_id)
        c.email_id,
        c.classification_label
    from corrected.email_classifications as c
    order by c.email_id, (c.generated_by is not distinct from 'rule'), c.created_at desc, c.id
)

select
    v.email_id,
    v.classification_label,
    e.received_at,
    r.sender_domain
from verdicts as v
join corrected.emails as e on e.id = v.email_id
left join etl.email_readings as r on r.email_id = v.email_id
where v.classification_label in ('interview_invite', 'rejection', 'offer', 'assessment')
    and e.direction is distinct from 'outbound'
    and not exists (select from corrected.email_application_links as l where l.email_id = v.email_id)
    and not exists (select from etl.link_doubts as d where d.email_id = v.email_id)
order by e.received_at desc nulls last, v.email_id
