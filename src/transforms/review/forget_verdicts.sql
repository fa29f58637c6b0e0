-- Takes back what reviews said of the mails of pg_temp.given_verdicts; the rules judge them again.
-- No parameters. A link of another origin gets back the type it came with.
insert into nyx.data_corrections (table_name, record_id, field_name, new_value, correction_reason)
select 'email_application_links', l.id, 'link_type', to_jsonb(l.link_type), 'review taken back'
from pg_temp.given_verdicts as g
join saturnus.email_application_links as l on l.email_id = g.email_id
join etl.corrected_fields as f
    on f.table_name = 'email_application_links'
        and f.record_id = l.id
        and f.field_name = 'link_type'
join nyx.data_corrections as c on c.id = f.correction_id
where c.correction_reason in ('review', 'confirmed in review')
    and not exists (select from etl.review_links as o where o.email_application_link_id = l.id);

delete from saturnus.email_application_links as l
using etl.review_links as o, pg_temp.given_verdicts as g
where o.email_application_link_id = l.id and g.email_id = l.email_id;

delete from saturnus.email_classifications as c
using etl.review_verdicts as o, pg_temp.given_verdicts as g
where o.email_classification_id = c.id and g.email_id = c.email_id;
