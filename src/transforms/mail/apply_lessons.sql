-- Classifies where no person and no other program has: as the rules read it, raised or lowered by
-- what the person said of mail that has the same text, subject, phrase or sender (etl.mail_lessons;
-- docs/metrics.md says how). What our own mail reader said yields to the rules. No parameters.
create temporary table lessons on commit drop as select * from etl.mail_lessons;

-- A verdict that came or went teaches of other mails, too: all that a lesson meets, and all that
-- one has changed.
insert into pg_temp.scope (key)
select m.email_id
from (
    select k.email_id
    from etl.lesson_keys as k
    join pg_temp.lessons as l on l.user_id = k.user_id and l.kind = k.kind and l.key = k.key
    union
    select n.email_id
    from (
        select distinct on (c.email_id) c.email_id, c.classification_label, c.confidence_score
        from corrected.email_classifications as c
        where c.generated_by = 'rule'
        order by c.email_id, c.created_at desc, c.id
    ) as n
    join etl.email_readings as r on r.email_id = n.email_id
    where row(
        n.classification_label, n.confidence_score
    ) is distinct from row(r.label, r.confidence)
) as m
where not exists (select from pg_temp.scope where scope.key = m.email_id)
    and (
        exists (select from pg_temp.dirty where entity in ('judged', 'account'))
        or exists (
            select from pg_temp.scope
            join corrected.email_classifications as c on c.email_id = scope.key
            where c.generated_by = 'user'
        )
    );

analyze pg_temp.scope;

create temporary table email_classifications on commit drop as
with
-- What says most of a mail counts: its text, then its subject, the phrase that decided, its sender.
taught as (
    select distinct on (k.email_id)
        k.email_id,
        k.kind,
        l.label
    from pg_temp.scope
    join etl.lesson_keys as k on k.email_id = scope.key
    join pg_temp.lessons as l on l.user_id = k.user_id and l.kind = k.kind and l.key = k.key
    order by k.email_id, array_position(array['text', 'subject', 'phrase', 'sender'], k.kind)
),

read as (
    select
        r.*,
        t.label as taught,
        case
            when t.label is null then 'no lesson'
            -- A sender's earlier mails say little of the next one: they bear out what the rules
            -- found words for, speak against answers where none ever came, and name what says
            -- nothing.
            when t.kind = 'sender' and t.label = r.label and r.rule_id is null then 'no lesson'
            when t.kind = 'sender' and t.label <> r.label and not (
                case
                    when etl.is_sure('rule', r.confidence)
                        then t.label in ('newsletter', 'spam', 'other')
                    else r.rule_id is null
                end
            ) then 'no lesson'
            when t.label = r.label then 'agrees'
            when etl.is_sure('rule', r.confidence) then 'disagrees'
            when t.kind = 'text' then 'is known'
            else 'names it'
        end as lesson
    from pg_temp.scope
    join etl.email_readings as r on r.email_id = scope.key
    left join taught as t on t.email_id = r.email_id
)

select
    r.email_id,
    case
        when r.lesson in ('is known', 'names it') then r.taught
        else r.label
    end as classification_label,
    case when r.lesson not in ('is known', 'names it') then r.quadrant end as eisenhower_quadrant,
    case when r.lesson not in ('is known', 'names it') then r.importance end as importance_score,
    case r.lesson
        when 'agrees' then greatest(r.confidence, 0.75)
        when 'is known' then 0.75
        when 'disagrees' then 0.5
        when 'names it' then 0.5
        else r.confidence
    end::numeric(4, 3) as confidence_score,
    'rule' as generated_by
from read as r
where not exists (select from etl.judged_mail as j where j.email_id = r.email_id);
