-- Removes history that is older than it has to be kept; what is null is kept for good. Grain: one row of counts.
-- Parameters: as_of, and in days runs_days, settled_rejects_days, waiting_rejects_days, evidence_days, notices_days,
-- inbox_files_days.
with limits as (
    select
        :'as_of'::timestamptz - make_interval(days => :'runs_days'::integer) as runs,
        :'as_of'::timestamptz - make_interval(days => :'settled_rejects_days'::integer) as settled_rejects,
        :'as_of'::timestamptz - make_interval(days => :'waiting_rejects_days'::integer) as waiting_rejects,
        :'as_of'::timestamptz - make_interval(days => :'evidence_days'::integer) as evidence,
        :'as_of'::timestamptz - make_interval(days => :'notices_days'::integer) as notices,
        :'as_of'::timestamptz - make_interval(days => :'inbox_files_days'::integer) as inbox_files
),

-- By these it is known how a job stands: its newest run, and its newest that is done.
standing as (
    select max(id) as id from etl.runs group by job
    union
    select max(id) from etl.runs where status in ('succeeded', 'checks_failed', 'differs') group by job, status
),

runs as (
    delete from etl.runs
    using limits
    where runs.status <> 'running'
        and runs.finished_at < limits.runs
        and runs.id not in (select id from standing)
    returning runs.id
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
    delete from etl.notices using limits where notices.begun_at < limits.notices returning notices.id
),

inbox_files as (
    delete from etl.inbox_files
    using limits
    where inbox_files.noted_at < limits.inbox_files
    returning inbox_files.id
)

select
    (select count(*) from runs)::integer as runs,
    (select count(*) from rejects)::integer as reject_texts,
    (select count(*) from found)::integer + (select count(*) from phrases)::integer as evidence,
    (select count(*) from notices)::integer + (select count(*) from inbox_files)::integer as marks
