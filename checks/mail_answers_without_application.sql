-- Every answer of a company (interview, rejection, offer, assessment) belongs to an application.
-- severity: warn
-- stage: facts
-- owner: Whoever loads applications and companies; often the application or the company's domain is
-- missing.
-- Grain: one message that neither is linked nor fits several, the newest first.
select email_id, classification_label, received_at, sender_domain
from etl.answers_without_application
order by received_at desc nulls last, email_id
