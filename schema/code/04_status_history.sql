-- Every status an application takes on is written to its history by the database itself, once per
-- statement. Who and why come from the session: set_config('nyx.actor', 'user', true),
-- set_config('nyx.reason', '...', true). Who writes by hand or by program does so at the moment. A
-- history that is loaded was made at the dates it tells, and where it tells none nobody knows when:
-- submitted when the application was sent, the first status when it was queued (created_at, unless
-- that is only the moment of the load), others by the setting nyx.status_at, a JSON object of
-- instants by application, which says that a history is loaded.

create function nyx.record_status() returns trigger
language plpgsql as $$
declare
    -- A setting that was local to an earlier transaction reads as '' afterwards, not as null.
    by_actor   text := coalesce(nullif(current_setting('nyx.actor', true), ''), 'system');
    for_reason text := nullif(current_setting('nyx.reason', true), '');
    told_at    jsonb := nullif(current_setting('nyx.status_at', true), '')::jsonb;
begin
    -- A copy brings the history of its applications along.
    if current_setting('nyx.status_history', true) = 'brought' then
        return null;
    end if;

    if by_actor not in ('system', 'user', 'qa_agent') then
        raise exception 'nyx.actor is "%", but must be system, user or qa_agent', by_actor
            using
                errcode = 'invalid_parameter_value',
                hint = 'Run "reset nyx.actor", or set it to one of the three.';
    end if;

    if tg_op = 'INSERT' then
        insert into nyx.application_status_history (
            application_id, new_status, changed_at, reason, actor
        )
        select
            after_rows.id, after_rows.application_status,
            case
                when told_at is null or dates.known_at is not null
                then least(now(), dates.known_at)
            end,
            for_reason, by_actor
        from after_rows
        cross join lateral (
            select case
                when after_rows.application_status = 'submitted'
                    and isfinite(after_rows.application_submitted_at)
                then after_rows.application_submitted_at
                when isfinite(after_rows.created_at)
                    and (told_at is null or after_rows.created_at <> now())
                then after_rows.created_at
            end as known_at
        ) as dates
        where after_rows.application_status is not null;
    else
        -- "execute" plans the join anew: a plan kept from a one-row update is a nested loop, which
        -- a bulk update of the same session would run in quadratic time. Setting a status to null
        -- fails here: new_status is not null.
        execute $sql$
            insert into nyx.application_status_history (
                application_id, old_status, new_status, changed_at, reason, actor
            )
            select
                after_rows.id, before_rows.application_status, after_rows.application_status,
                case
                    when $3 is null or dates.known_at is not null
                    then least(now(), dates.known_at)
                end,
                $1, $2
            from before_rows
            join after_rows on after_rows.id = before_rows.id
            cross join lateral (
                select coalesce(
                    ($3 ->> after_rows.id::text)::timestamptz,
                    case when after_rows.application_status = 'submitted'
                            and isfinite(after_rows.application_submitted_at)
                        then after_rows.application_submitted_at
                    end
                ) as known_at
            ) as dates
            where after_rows.application_status is distinct from before_rows.application_status
        $sql$ using for_reason, by_actor, told_at;
    end if;

    return null;
end
$$;

comment on function nyx.record_status() is
    'Trigger function: appends the first and every new status of applications to their history.';

create trigger record_first_status after insert on nyx.applications
    referencing new table as after_rows
    for each statement execute function nyx.record_status();

create trigger record_status_change after update on nyx.applications
    referencing old table as before_rows new table as after_rows
    for each statement execute function nyx.record_status();
