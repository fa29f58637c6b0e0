-- The class of personal data of every exported column is decided in schema/personal-data.tsv; comments say it as well. These
-- columns could hold a person's data or a secret and said nothing of it.

comment on column nyx.user_profiles.profile_name is 'Short name, unique per person, e.g. AI_ML_Tech. [pii:content]';
comment on column nyx.resumes.resume_key is 'Short name, unique per profile, e.g. master_ai_ml. [pii:content]';
comment on column nyx.resume_versions.content_hash is 'SHA-256 of the content, to find duplicates; null until computed. Who has the text can tell whose it is. [pii:content]';
comment on column nyx.cover_letter_templates.template_name is 'Short name, unique per profile. [pii:content]';
comment on column nyx.job_sources.name is 'Name of the source, unique; that of a referral may be a person''s. [pii:content]';
comment on column nyx.job_sources.base_url is 'Home page; null if it has none of its own. May carry a login. [pii:content]';
comment on column nyx.companies.careers_page_url is 'Address of the careers page; may carry a token. [pii:content]';
comment on column nyx.company_properties.key is 'Name of the attribute, unique per company, e.g. reply_rate; free wording unless computed. [pii:content]';
comment on column nyx.company_properties.value is 'JSON number, string or array: about the company; what people and other programs note is free. [pii:content]';
comment on column nyx.job_posts.source_url is 'URL exactly as given; unique. May carry a token or a candidate id. [pii:content]';
comment on column nyx.job_posts.canonical_url is 'URL after redirects and normalization; null if the same or not resolved. May carry a token or a candidate id. [pii:content]';
comment on column nyx.job_posts.compensation_notes is 'Wording on pay, e.g. per year or per hour; may name contact persons. [pii:content]';
comment on column nyx.application_sessions.session_name is 'Short label; null if unnamed. [pii:content]';
comment on column nyx.application_questions.field_label_raw is 'Label as shown; may address the person. [pii:content]';
comment on column nyx.application_questions.field_name_attr is 'The name attribute in the DOM; may carry a candidate id. [pii:content]';
comment on column nyx.application_questions.field_id_attr is 'The id attribute in the DOM; may carry a candidate id. [pii:content]';
comment on column nyx.application_questions.placeholder_text is 'Placeholder as shown; may be the person''s own data. [pii:content]';
comment on column nyx.application_steps.dom_selector is 'Selector of the element acted on; may carry a candidate id. [pii:content]';
comment on column nyx.model_providers.base_url is 'Root of its API; may carry a login or a key. [pii:secret]';
comment on column nyx.model_providers.pricing_json is 'JSON by model: {input, output}, US dollars per million tokens; whatever else was noted. [pii:content]';
comment on column nyx.qa_issues.field_label is 'Field it is about; null if about no single field. May be the label as shown. [pii:content]';
comment on column nyx.data_corrections.old_value is 'JSON value it replaces; null if not noted. As personal or secret as the field. [pii:content]';
comment on column nyx.data_corrections.new_value is 'JSON value that holds from now on; JSON null empties the field. As personal or secret as the field. [pii:content]';

call etl.create_corrected_views();

-- A sender's domain may be a person's own. It is known to be none when several people write from it, or when it is a company's.
create or replace view etl.unrecognised_senders as
with
senders as (
    select
        lower(split_part(e.from_address, '@', 2)) as sender_domain,
        count(*) as messages,
        max(e.received_at) as last_received_at,
        count(distinct lower(split_part(e.from_address, '@', 1))) as senders
    from corrected.emails as e
    join etl.email_readings as r on r.email_id = e.id
    where r.rule_id is null
        and e.direction is distinct from 'outbound'
        and split_part(e.from_address, '@', 2) <> ''
    group by lower(split_part(e.from_address, '@', 2))
    having count(*) >= 3
),

-- mail.example.com is a part of example.com.
domains as (
    select s.sender_domain, array_to_string(split.labels[n:], '.') as domain
    from senders as s
    cross join lateral (select string_to_array(s.sender_domain, '.') as labels) as split
    cross join lateral generate_series(1, cardinality(split.labels) - 1) as n
),

of_companies as (
    select distinct domains.sender_domain
    from domains
    join corrected.companies as c on lower(c.canonical_domain) = domains.domain
)

select
    s.sender_domain,
    s.messages,
    s.last_received_at,
    s.senders,
    s.senders >= 3 or c.sender_domain is not null as is_public
from senders as s
left join of_companies as c on c.sender_domain = s.sender_domain;

comment on column etl.unrecognised_senders.sender_domain is 'Part of the address after the @, lower case; may be a person''s own. [pii:direct]';
comment on column etl.unrecognised_senders.senders is 'How many different addresses wrote from it.';
comment on column etl.unrecognised_senders.is_public is
    'True when three or more addresses write from it, or a company has it: then it is not one person''s own.';

-- A view that shows a table's columns says of them what the table says.
do $$
declare
    shown record;
begin
    for shown in
        select a.attname as column_name, col_description(b.attrelid, b.attnum) as comment
        from pg_attribute as a
        join pg_attribute as b on b.attrelid = 'nyx.session_digests'::regclass and b.attname = a.attname
        where a.attrelid = 'etl.latest_session_digests'::regclass and a.attnum > 0
    loop
        execute format(
            'comment on column etl.latest_session_digests.%I is %L', shown.column_name, shown.comment
        );
    end loop;
end;
$$;

comment on column etl.response_times.application_id is 'The application.';
comment on column etl.response_times.company_id     is 'The company of its job post; null if the post has none.';
comment on column etl.response_times.sent_at        is 'When it was sent.';
comment on column etl.response_times.responded_at   is 'When the first response came; null without one.';
comment on column etl.response_times.rejected_at    is 'When a rejection came; null without one.';
comment on column etl.response_times.response_days  is 'Days from submission to response, 2 decimals; null without one.';

comment on column etl.application_funnel.application_id     is 'The application.';
comment on column etl.application_funnel.user_id            is 'The person applied for.';
comment on column etl.application_funnel.session_id         is 'Its session; null without one.';
comment on column etl.application_funnel.job_post_id        is 'The posting applied to.';
comment on column etl.application_funnel.company_id         is 'The company of its job post; null if the post has none.';
comment on column etl.application_funnel.application_status is 'Current state of the application.';
comment on column etl.application_funnel.sent_at            is 'When it was sent; null if it was not.';
comment on column etl.application_funnel.replied_at         is 'When the first response came; null without one.';
comment on column etl.application_funnel.interviewed_at     is 'When its first interview was recorded; null without one or if not noted.';
comment on column etl.application_funnel.offered_at         is 'When an offer was recorded; null without one or if not noted.';
comment on column etl.application_funnel.rejected_at        is 'When a rejection came; null without one.';
comment on column etl.application_funnel.reached            is 'How far it came: not sent, sent, replied, interview or offer.';
