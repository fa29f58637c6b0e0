-- Grain: one message of pg_temp.heard and an application that it is surely about: linked by hand or
-- by another program, else by what it says itself. What a review denied says nothing. No
-- parameters.
create temporary table link_voices on commit drop as
with
told as (
    select
        l.email_id,
        l.application_id,
        l.matched_by is not distinct from 'manual' as is_manual
    from corrected.email_application_links as l
    join pg_temp.heard on heard.email_id = l.email_id
    where not exists (select from etl.rule_links as o where o.email_application_link_id = l.id)
        and (
            l.matched_by is not distinct from 'manual'
            or (
                l.matched_by is distinct from 'date_proximity'
                    and coalesce(l.confidence_score, 1) > 0.5
            )
        )
        and not etl.is_denied_link(l.id)
)

select email_id, application_id, is_manual from told
union all
select o.email_id, o.application_id, false
from pg_temp.own_links as o
where o.is_sure;

analyze pg_temp.link_voices;
