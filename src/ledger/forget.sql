-- Removes history that is older than it has to be kept; what is null is kept for good. Grain: one
-- row of counts. Parameters: as_of, and in days settled_rejects_days, waiting_rejects_days,
-- evidence_days, notices_days, inbox_files_days.
with limits as (
    select
        :'as_of'::timestamptz - make_interval(
            days => :'settled_rejects_days'::integer
        ) as settled_rejects,
        :'as_of'::timestamptz - make_interval(
            days => :'waiting_rejects_days'::integer
        ) as waiting_rejects,
        :'as_of'::timestamptz - make_interval(days => :'evidence_days'::integer) as evidence,
        :'as_of'::timestamptz - make_interval(days => :'notices_days'::integer) as notices,
        :'as_of'::timestamptz - make_interval(days => :'inbox_files_days'::integer) as inbox_files
),

rejects as (
    update etl.rejects
    set raw = null
    from limits
    where rejects.raw is not null
        and (
            rejects.replayed_at < limits.settled_rejects
            or (rejects.replayed_at is null and rejects.created_at < limits.waiting_rejects)
        )
    returning rejects.id
),

found as (
    delete from etl.check_failures
    using limits
    where check_failures.created_at < limits.evidence
    returning check_failures.id
),

phrases as (
    update etl.classification_evidence
    set phrase = null
    from saturnus.email_classifications as c, limits
    where c.id = classification_evidence.email_classification_id
        and classification_evidence.phrase is not null
        and c.created_at < limits.evidence
    returning c.id
),

notices as (
    delete from etl.notices
    using limits
    where notices.begun_at < limits.notices
    returning notices.id
),

inbox_files as (
    delete from etl.inbox_files
    using limits
    where inbox_files.noted_at < limits.inbox_files
    returning inbox_files.id
)

select
    (select count(*) from rejects)::integer as reject_texts,
    (select count(*) from found)::integer + (select count(*) from phrases)::integer as evidence,
    (select count(*) from notices)::integer + (select count(*) from inbox_files)::integer as marks
