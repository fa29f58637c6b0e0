-- Fills tables, as the agent and the mail reader do, and needs nothing in etl. Whoever may insert
-- into nyx.data_corrections changes what every table shows: take that away from an agent that
-- corrects nothing.
grant usage on schema nyx, saturnus to nyx_agent;
grant select, insert, update on all tables in schema nyx, saturnus to nyx_agent;
revoke update
    on nyx.application_status_history, nyx.session_events, nyx.application_events,
        nyx.data_corrections
    from nyx_agent;
revoke insert, update on nyx.users, nyx.company_metrics_daily from nyx_agent;
do $$
begin
    execute format('grant connect on database %I to nyx_agent', current_database());
end;
$$;
