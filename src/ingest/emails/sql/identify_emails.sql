-- Decides for every staged message whether it is stored already, repeated in this load, or new. No parameters.
create index on pg_temp.stage (message_id);
analyze pg_temp.stage;

-- Stored already: the same Message-ID with the same content, or the same bytes.
create temporary table stored on commit drop as
with candidates as (
    select
        stage.record_number,
        emails.id,
        headers.content_sha256 = stage.content_sha256
            or (
                emails.from_address = stage.from_address
                and emails.subject is not distinct from stage.subject
                and emails.body_plain is not distinct from stage.body_plain
                and emails.body_html is not distinct from stage.body_html
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
                and emails.body_plain is not distinct from stage.body_plain
                and emails.body_html is not distinct from stage.body_html
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

update pg_temp.stage
set verdict = 'unchanged', email_id = stored.email_id
from pg_temp.stored
where stored.record_number = stage.record_number and stored.email_id is not null;

-- Repeated in this load: the later of two with the same Message-ID and content, or with the same bytes.
with contents as (
    select
        record_number,
        message_id,
        content_sha256,
        case
            when count(*) over (partition by message_id) > 1 then md5(
                jsonb_build_array(from_address, subject, body_plain, body_html)::text
            )
        end as content_key
    from pg_temp.stage
),

repeats as (
    select
        record_number,
        row_number() over (partition by message_id, content_sha256 order by record_number) > 1
            or (
                message_id is not null
                and row_number() over (
                    partition by message_id, coalesce(content_key, content_sha256) order by record_number
                ) > 1
            ) as is_repeat
    from contents
)

update pg_temp.stage
set verdict = 'duplicate'
from repeats
where repeats.record_number = stage.record_number and repeats.is_repeat;

-- New: known by its Message-ID, unless another message bears that already.
with ranked as (
    select
        stage.record_number,
        stage.message_id is not null
            and stored.record_number is null
            and row_number() over (partition by stage.message_id order by stage.record_number) = 1 as bears_message_id
    from pg_temp.stage
    left join pg_temp.stored on stored.record_number = stage.record_number
    where stage.verdict = 'new'
)

update pg_temp.stage
set
    email_id = gen_random_uuid(),
    external_id = case
        when ranked.bears_message_id then stage.message_id
        else 'sha256:' || stage.content_sha256
    end
from ranked
where ranked.record_number = stage.record_number;
