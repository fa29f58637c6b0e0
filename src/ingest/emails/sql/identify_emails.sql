-- Decides for every staged message whether it is stored already, repeated in this load, or new. No
-- parameters.
analyze pg_temp.stage (record_number, message_id, content_sha256), pg_temp.mailbox;

-- Stored already: the same Message-ID with the same content (white space at its end apart; a table
-- does not tell what was attached), or the same bytes.
create temporary table stored on commit drop as
with candidates as (
    select
        stage.record_number,
        emails.id,
        headers.content_sha256 = stage.content_sha256
            or (
                emails.from_address = stage.from_address
                and emails.subject is not distinct from stage.subject
                and rtrim(
                    emails.body_plain, E' \t\r\n'
                ) is not distinct from rtrim(stage.body_plain, E' \t\r\n')
                and rtrim(
                    emails.body_html, E' \t\r\n'
                ) is not distinct from rtrim(stage.body_html, E' \t\r\n')
                and coalesce(headers.attachments_sha256 = stage.attachments_sha256, true)
            ) as agrees
    from pg_temp.stage
    cross join pg_temp.mailbox
    join saturnus.emails on
        emails.email_account_id = mailbox.id
        and emails.message_external_id = stage.message_id
    left join etl.email_headers as headers on headers.email_id = emails.id

    union all

    select
        stage.record_number,
        emails.id,
        headers.content_sha256 = stage.content_sha256
            or (
                emails.subject is not distinct from stage.subject
                and rtrim(
                    emails.body_plain, E' \t\r\n'
                ) is not distinct from rtrim(stage.body_plain, E' \t\r\n')
                and rtrim(
                    emails.body_html, E' \t\r\n'
                ) is not distinct from rtrim(stage.body_html, E' \t\r\n')
                and coalesce(headers.attachments_sha256 = stage.attachments_sha256, true)
            )
    from pg_temp.stage
    cross join pg_temp.mailbox
    join etl.email_headers as headers on
        headers.email_account_id = mailbox.id
        and headers.message_id = stage.message_id
    join saturnus.emails on emails.id = headers.email_id

    union all

    select stage.record_number, emails.id, true
    from pg_temp.stage
    cross join pg_temp.mailbox
    join saturnus.emails on
        emails.email_account_id = mailbox.id
        and emails.message_external_id = 'sha256:' || stage.content_sha256
)

select
    record_number,
    (array_agg(id order by id) filter (where agrees))[1] as email_id
from candidates
group by record_number;

create unique index on pg_temp.stored (record_number);

-- Repeated in this load: the later of two with the same Message-ID and content, or with the same
-- bytes. A new message is known by its Message-ID, unless another bears that already.
insert into pg_temp.fate (record_number, verdict, email_id, external_id)
with repeated as (
    select message_id
    from pg_temp.stage
    where message_id is not null
    group by message_id
    having count(*) > 1
),

content_keys as (
    select
        stage.record_number,
        md5(
            jsonb_build_array(
                from_address, subject, rtrim(body_plain, E' \t\r\n'), rtrim(body_html, E' \t\r\n'),
                attachments_sha256
            )::text
        ) as content_key
    from repeated
    join pg_temp.stage on stage.message_id = repeated.message_id
),

verdicts as (
    select
        c.record_number,
        c.message_id,
        c.content_sha256,
        stored.email_id,
        stored.record_number is not null as message_id_is_taken,
        case
            when row_number() over (
                partition by c.message_id, c.content_sha256 order by c.record_number
            ) > 1
                or (
                    c.message_id is not null
                    and row_number() over (
                        partition by c.message_id,
                        coalesce(k.content_key, c.content_sha256) order by c.record_number
                    ) > 1
                ) then 'duplicate'
            when stored.email_id is not null then 'unchanged'
            else 'new'
        end as verdict
    from pg_temp.stage as c
    left join content_keys as k on k.record_number = c.record_number
    left join pg_temp.stored on stored.record_number = c.record_number
)

select
    record_number,
    verdict,
    case when verdict = 'new' then gen_random_uuid() else email_id end,
    case
        when verdict <> 'new' then null
        when message_id is not null
            and not message_id_is_taken
            and row_number() over (
                partition by message_id, verdict order by record_number
            ) = 1 then message_id
        else 'sha256:' || content_sha256
    end
from verdicts;

create index on pg_temp.fate (record_number);
analyze pg_temp.fate;

-- The new messages and their conversations are not in the planner's statistics: of many, loops over
-- them would take minutes. A few are looked up by indexes, instead of reading the whole mailbox
-- once per file of an inbox.
select set_config('enable_nestloop', case when count(*) > 100 then 'off' else 'on' end, true)
from pg_temp.fate;
