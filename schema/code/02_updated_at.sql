-- now() is the start of the transaction: rows changed together carry the same instant. It wins over
-- a value the statement sets itself, so updated_at can be trusted to tell when the database saw the
-- change.
create function nyx.update_updated_at_column() returns trigger
language plpgsql as $$
begin
    new.updated_at = now();
    return new;
end
$$;

comment on function nyx.update_updated_at_column() is
    'Trigger function: stamps the row with the time of the transaction.';

-- updated_at of the 15 tables that have one moves when, and only when, an update really changes the
-- row.

create trigger set_updated_at before update on nyx.users
    for each row when (old.* is distinct from new.*)
    execute function nyx.update_updated_at_column();

create trigger set_updated_at before update on nyx.user_profiles
    for each row when (old.* is distinct from new.*)
    execute function nyx.update_updated_at_column();

create trigger set_updated_at before update on nyx.resumes
    for each row when (old.* is distinct from new.*)
    execute function nyx.update_updated_at_column();

create trigger set_updated_at before update on nyx.cover_letter_templates
    for each row when (old.* is distinct from new.*)
    execute function nyx.update_updated_at_column();

create trigger set_updated_at before update on nyx.job_sources
    for each row when (old.* is distinct from new.*)
    execute function nyx.update_updated_at_column();

create trigger set_updated_at before update on nyx.companies
    for each row when (old.* is distinct from new.*)
    execute function nyx.update_updated_at_column();

create trigger set_updated_at before update on nyx.company_properties
    for each row when (old.* is distinct from new.*)
    execute function nyx.update_updated_at_column();

create trigger set_updated_at before update on nyx.job_posts
    for each row when (old.* is distinct from new.*)
    execute function nyx.update_updated_at_column();

create trigger set_updated_at before update on nyx.application_sessions
    for each row when (old.* is distinct from new.*)
    execute function nyx.update_updated_at_column();

create trigger set_updated_at before update on nyx.applications
    for each row when (old.* is distinct from new.*)
    execute function nyx.update_updated_at_column();

create trigger set_updated_at before update on nyx.application_questions
    for each row when (old.* is distinct from new.*)
    execute function nyx.update_updated_at_column();

create trigger set_updated_at before update on saturnus.email_accounts
    for each row when (old.* is distinct from new.*)
    execute function nyx.update_updated_at_column();

create trigger set_updated_at before update on saturnus.email_threads
    for each row when (old.* is distinct from new.*)
    execute function nyx.update_updated_at_column();

create trigger set_updated_at before update on nyx.interviews
    for each row when (old.* is distinct from new.*)
    execute function nyx.update_updated_at_column();

create trigger set_updated_at before update on nyx.domain_policies
    for each row when (old.* is distinct from new.*)
    execute function nyx.update_updated_at_column();
