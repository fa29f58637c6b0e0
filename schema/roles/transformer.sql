-- Brings what is derived up to date and checks it: transform, check, lineage, review, run of these.
grant usage on schema nyx, saturnus, etl, corrected to nyx_transformer;
grant select on all tables in schema nyx, saturnus, etl, corrected to nyx_transformer;
revoke select
    on etl.backups, etl.erasures, etl.inbox_files, etl.job_post_hashes, etl.lake_exports,
        etl.mailbox_positions, etl.rejects
    from nyx_transformer;
-- What is derived is made equal to its SELECT; a transform has the name of its table.
do $$
declare
    derived text;
begin
    select string_agg(c.oid::regclass::text, ', ')
    into derived
    from pg_class as c
    where c.relnamespace in ('nyx'::regnamespace, 'saturnus'::regnamespace, 'etl'::regnamespace)
        and c.relkind = 'r'
        and c.relname in (select r.transform from etl.dirty_rules as r);
    execute format('grant insert, update, delete on %s to nyx_transformer', derived);
end;
$$;
-- A digest is never changed, it is followed by another; what was noted of a row goes with the row.
revoke update, delete on nyx.session_digests, etl.reader_verdicts from nyx_transformer;
-- A link that a person denies is corrected.
grant insert on nyx.data_corrections to nyx_transformer;
grant insert
    on etl.classification_evidence, etl.reader_answers, etl.review_links, etl.review_verdicts
    to nyx_transformer;
grant insert, update on etl.email_readings, etl.transform_states to nyx_transformer;
grant insert, delete on etl.dirty_keys, etl.link_candidates, etl.link_doubts, etl.rule_links
    to nyx_transformer;
-- What a mail reader was asked, and costs.
grant insert on nyx.model_providers, nyx.model_usage to nyx_transformer;
grant insert, update on etl.notices, etl.run_steps, etl.runs to nyx_transformer;
grant insert on etl.check_failures, etl.check_runs, etl.transform_runs to nyx_transformer;
do $$
begin
    execute format(
        'grant connect, temporary on database %I to nyx_transformer', current_database()
    );
end;
$$;
