-- What is stored about companies counts the applications of everybody. A role that sees some
-- persons only reads the same numbers of what it sees, by the definitions the stored ones are made
-- with; for all others that part is not even begun.
do $$
begin
    execute concat(
        'create or replace view corrected.company_metrics_daily as ',
        rtrim(pg_get_viewdef('corrected.company_metrics_daily'::regclass), ';'),
        $view$
        union all
        select
            md5(d.company_id || d.date::text)::uuid, d.company_id, d.date, d.applications_sent,
            d.applications_successful, d.interviews_received, d.offers_received,
            d.avg_response_time_days,
            d.last_response_datetime, (select r.as_of from etl.reporting as r)
        from (
            with
            reporting as (select * from etl.reporting),
            application_facts as (select * from etl.application_facts),
            companies as (select c.id from corrected.companies as c),
            interviews as (select * from corrected.interviews),
            interview_outcomes as (select * from corrected.interview_outcomes),
            application_events as (select * from corrected.application_events),
            email_application_links as (select * from corrected.email_application_links),
            emails as (select * from corrected.emails),
            answers as (:answers),
            company_metrics_daily as (:company_metrics_daily)

            select * from company_metrics_daily
        ) as d
        where (select etl.persons_of(current_user)) is not null
        $view$
    );
    execute concat(
        'create or replace view corrected.company_properties as ',
        rtrim(pg_get_viewdef('corrected.company_properties'::regclass), ';'),
        $view$
        union all
        select
            md5(p.company_id || p.key)::uuid, p.company_id, p.key, p.value, 'computed',
            (select r.as_of from etl.reporting as r), (select r.as_of from etl.reporting as r)
        from (
            with
            reporting as (select * from etl.reporting),
            members as (
                select f.company_id as group_id, f.*
                from etl.application_facts as f
                where f.company_id is not null
            ),
            judged as (:judged),
            outcomes as (:outcomes),
            company_properties as (:company_properties)

            select * from company_properties
        ) as p
        where (select etl.persons_of(current_user)) is not null
        $view$
    );
end;
$$;
