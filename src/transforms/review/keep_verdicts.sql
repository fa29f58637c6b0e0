-- Stores pg_temp.given_verdicts as the data model has it: classifications by `user`, links
-- `manual`, denied links as corrections of their type to `other`. What is told without a label is
-- what it was taken for. No parameters.
create temporary table verdicts on commit drop as
with
newest as (
    select c.email_id, max(c.created_at) as made_at
    from pg_temp.given_verdicts as g
    join corrected.email_classifications as c on c.email_id = g.email_id
    group by c.email_id
)

select
    g.email_id,
    g.application_id,
    g.denies,
    g.denies or g.application_id is not null as tells_link,
    said.label,
    etl.link_type_of(said.label, true, r.is_receipt) as link_type,
    case
        when said.label = v.classification_label then v.eisenhower_quadrant
    end as eisenhower_quadrant,
    case when said.label = v.classification_label then v.importance_score end as importance_score,
    -- Newer than what it follows, also when that was computed as of a later day.
    greatest(clock_timestamp(), n.made_at + interval '1 microsecond') as said_at
from pg_temp.given_verdicts as g
left join etl.email_readings as r on r.email_id = g.email_id
left join etl.verdicts_of(array(select email_id from pg_temp.given_verdicts)) as v
    on v.email_id = g.email_id
left join newest as n on n.email_id = g.email_id
cross join lateral (select coalesce(g.label, v.classification_label, 'other') as label) as said;

with made as (
    insert into saturnus.email_classifications (
        email_id, classification_label, eisenhower_quadrant, importance_score, confidence_score,
        generated_by, created_at
    )
    select email_id, label, eisenhower_quadrant, importance_score, 1, 'user', said_at
    from pg_temp.verdicts
    returning id, email_id
)

insert into etl.review_verdicts (email_classification_id, denies_links)
select made.id, verdicts.denies
from made
join pg_temp.verdicts on verdicts.email_id = made.email_id;

-- A link of the rules becomes the person's; one of another origin is corrected below.
with made as (
    insert into saturnus.email_application_links (
        email_id, application_id, link_type, confidence_score, matched_by
    )
    select email_id, application_id, link_type, 1, 'manual'
    from pg_temp.verdicts
    where application_id is not null
    on conflict (email_id, application_id) do update
    set link_type = excluded.link_type, confidence_score = 1, matched_by = 'manual'
    where email_application_links.id in (select email_application_link_id from etl.rule_links)
    returning id
)

insert into etl.review_links (email_application_link_id) select id from made;

with told as (
    delete from etl.rule_links as o
    using saturnus.email_application_links as l, pg_temp.verdicts as v
    where o.email_application_link_id = l.id and v.email_id = l.email_id and v.tells_link
    returning l.id
)

insert into etl.review_links (email_application_link_id)
select id from told
on conflict (email_application_link_id) do nothing;

-- A link that a person told keeps following what the same person says of its mail. A denial is told
-- apart by its reason, also where the type was `other` before.
insert into nyx.data_corrections (table_name, record_id, field_name, new_value, correction_reason)
select 'email_application_links', l.id, 'link_type', to_jsonb(wanted.link_type), wanted.reason
from pg_temp.verdicts as v
join corrected.email_application_links as l on l.email_id = v.email_id
cross join lateral (
    select case
        when l.application_id = v.application_id then 'confirmed in review'
        when v.tells_link then 'review'
        when l.link_type <> 'other'
            and l.id in (
                select email_application_link_id from etl.review_links
            ) then 'confirmed in review'
    end as reason
) as told
cross join lateral (
    select told.reason, case told.reason
        when 'review' then 'other'
        else v.link_type
    end as link_type
) as wanted
where wanted.reason is not null
    and (
        l.link_type is distinct from wanted.link_type
        or (wanted.reason = 'review') <> etl.is_denied_link(l.id)
    );
