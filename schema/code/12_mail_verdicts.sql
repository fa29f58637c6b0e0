-- Which verdict on a message counts, and what it makes of the message's link.

create function etl.is_sure(generated_by text, confidence_score numeric) returns boolean
language sql immutable parallel safe
return generated_by is distinct from 'rule' or confidence_score is null or confidence_score > 0.5;

comment on function etl.is_sure(text, numeric) is
    'Whether a classification counts: what people and models say does, a rule''s verdict with a '
    'confidence above 0.5.';

create function etl.link_type_of(label text, is_sure boolean, is_receipt boolean) returns text
language sql immutable parallel safe
return case
    when etl.is_answer(label) and is_sure then label
    when label = 'status_update' and is_receipt then 'confirmation'
    else 'other'
end;

comment on function etl.link_type_of(text, boolean, boolean) is
    'What a message of this label is to the application it is about.';

-- Without ids (null) of all messages. A view that is joined would sort the verdicts of all, also
-- where few are asked for.
create function etl.verdicts_of(email_ids uuid[])
returns table (
    email_id uuid,
    classification_label text,
    eisenhower_quadrant text,
    importance_score numeric,
    confidence_score numeric,
    generated_by text,
    is_sure boolean,
    is_read boolean
)
language sql stable parallel safe
begin atomic
    with
    email_classifications as (
        select c.*
        from corrected.email_classifications as c
        where email_ids is null or c.email_id in (select unnest(email_ids))
    ),

    mail_verdicts as (:mail_verdicts)

    select
        v.email_id,
        v.classification_label,
        v.eisenhower_quadrant,
        v.importance_score,
        v.confidence_score,
        v.generated_by,
        etl.is_sure(v.generated_by, v.confidence_score),
        o.email_classification_id is not null
    from mail_verdicts as v
    left join etl.reader_verdicts as o on o.email_classification_id = v.id;
end;

comment on function etl.verdicts_of(uuid[]) is
    'The verdict that counts of each message: people and models before rules, then the newest.';

create view etl.mail_verdicts as select * from etl.verdicts_of(null);

comment on view etl.mail_verdicts is
    'What counts of what is said of a message: as etl.verdicts_of has it.';
comment on column etl.mail_verdicts.email_id is 'The message.';
comment on column etl.mail_verdicts.classification_label is 'As in saturnus.email_classifications.';
comment on column etl.mail_verdicts.eisenhower_quadrant is 'As in saturnus.email_classifications.';
comment on column etl.mail_verdicts.importance_score is 'As in saturnus.email_classifications.';
comment on column etl.mail_verdicts.confidence_score is 'As in saturnus.email_classifications.';
comment on column etl.mail_verdicts.generated_by is 'As in saturnus.email_classifications.';
comment on column etl.mail_verdicts.is_sure is 'As etl.is_sure has it.';
comment on column etl.mail_verdicts.is_read is 'Whether our own mail reader said it.';
