-- What several records with one URL say together, as macros over the relations that are named to
-- them.

-- Grain: one record of several with one URL that do not all say the same, as `fields` has it, with
-- the one of them that is loaded; only the description is here for comparing, not the other long
-- texts. No repeat that says nothing else is among them.
create or replace temporary macro repeat_members(fields, excluded) as table
with numbered as (
    select record_number, survivor
    from query_table(excluded)
    where differs
    union all
    select distinct survivor, survivor
    from query_table(excluded)
    where differs
)

select
    f.* exclude (raw, broken, scraped_html, description_clean),
    f.scraped_html is not null as tells_html,
    coalesce(f.description_raw, f.description_clean) is not null as tells_text,
    n.survivor
from query_table(fields) as f
inner join numbered as n on n.record_number = f.record_number;

-- Grain: one of the members whose description another record with its URL says or goes on. What a
-- text begins comes next after it in the order of the texts; their first 200 characters tell that
-- order well enough, and few texts have to be looked at whole.
create or replace temporary macro poorer_texts(members) as table
with beginning as (
    select
        record_number,
        survivor,
        left(rtrim(description_raw, E' \t\r\n.…'), 200) as start,
        length(description_raw) as characters,
        hash(description_raw) as text_hash
    from query_table(members)
    where description_raw is not null
),

followed as (
    select
        record_number,
        text_hash = lead(text_hash) over texts as is_same,
        case
            when starts_with(lead(start) over texts, start) then lead(record_number) over texts
        end as next_record
    from beginning
    window texts as (partition by survivor order by start, characters, record_number)
)

select record_number
from followed
where is_same
union all
select s.record_number
from query_table(members) as t
inner join (
    select f.record_number, f.next_record, struct_pack(m.description_raw) as description
    from query_table(members) as m
    inner join followed as f on f.record_number = m.record_number
    where not f.is_same and f.next_record is not null
) as s on s.next_record = t.record_number
where is_poorer_text(s.description, struct_pack(t.description_raw));

-- Grain: one record that is loaded for several with one URL, each part of it from the last of them
-- that says something about it and is not poorer than another: pay, place, description and company
-- come from one record each, every other field (those that are `plain` without a rule) by itself,
-- tags from all. What is poorer is decided as between two files: by the macros of columns.ts and by
-- what `places`, `pays` and `pairs` understand. The long texts stay in the file until they are
-- loaded: here are the numbers of the records that have them. `direction` is -1 where the first of
-- them counts in place of the last.
create
    or replace temporary macro merged_records(
        members, poorer, places, pays, pairs, plain, direction
    ) as table
with member as (
    select
        m.* exclude (description_raw),
        m.tells_text
            and m.record_number not in (
                select record_number from query_table(poorer)
            ) as gives_text,
        place.is_remote_allowed as remote,
        struct_pack(
            raw_location := place.raw_location, location_city := place.location_city,
            location_country := place.location_country
        ) as place,
        coalesce(
            pay.compensation_currency, pay.compensation_min, pay.compensation_max,
            pay.compensation_notes
        ) is not null
            as tells_pay,
        pair.company ->> 'key' as company_key,
        pair.company ->> 'domain' as domain,
        nullif(pair.company ->> 'name', pair.company ->> 'domain') as named
    from query_table(members) as m
    inner join query_table(places) as place
        on place.place_key = place_key_of(
            m.raw_location, m.location_city, m.location_region, m.location_country,
            m.is_remote_allowed, m.employment_type
        )
    left join query_table(pays) as pay
        on pay.pay_key = pay_key_of(
            m.compensation, m.compensation_min, m.compensation_max, m.compensation_currency,
            m.compensation_period, place.location_country
        )
    left join query_table(pairs) as pair
        on pair.pair_key = pair_key_of(
            m.company_name, m.company_url, m.job_source, trim(m.source_url)
        )
),

judged as (
    select
        *,
        coalesce(place.raw_location, place.location_city, place.location_country) is not null
        and not is_poorer_place(place, first_value(place) over same_country) as gives_place,
        company_key is not null
        and not (domain is null and max(domain) over same_company is not null)
        and not (named is null and max(named) over same_domain is not null) as gives_company
    from member
    window
        same_country as (
            partition by survivor, place.location_country order by place.location_city is null
        ),
        same_company as (partition by survivor, company_key),
        same_domain as (partition by survivor, domain)
),

latest as (
    select
        record_number,
        source_url,
        job_title,
        hash(list(record_hash) over everyone) as record_hash,
        to_json(flatten(list(tags::json::varchar[]) over everyone))::varchar as tags,
        last_value(remote ignore nulls) over everyone as is_remote_allowed,
        last_value(columns(plain) ignore nulls) over everyone,
        coalesce(
            last_value(
                case
                    when known_employment(employment_type) is not null then employment_type
                end ignore nulls
            )
                over everyone,
            employment_type
        ) as employment_type,
        coalesce(
            last_value(
                case
                    when known_seniority(seniority_level) is not null then seniority_level
                end ignore nulls
            )
                over everyone,
            seniority_level
        ) as seniority_level,
        coalesce(
            last_value(
                case
                    when known_instant(posting_datetime) is not null then posting_datetime
                end ignore nulls
            )
                over everyone,
            posting_datetime
        ) as posting_datetime,
        last_value(case when tells_pay then struct_pack(
            compensation, compensation_min, compensation_max, compensation_currency,
            compensation_period
        ) end ignore nulls) over everyone as pay_part,
        last_value(case when gives_place then struct_pack(
            raw_location, location_city, location_region, location_country
        ) end ignore nulls) over everyone as place_part,
        last_value(
            case when gives_company then struct_pack(company_name, company_url) end ignore nulls
        )
            over everyone as company_part,
        last_value(
            case when gives_text then record_number end ignore nulls
        ) over everyone as text_record,
        last_value(
            case when tells_html then record_number end ignore nulls
        ) over everyone as html_record,
        survivor
    from judged
    window everyone as (
        partition by survivor
            order by record_number
                * direction rows between unbounded preceding and unbounded following
    )
    qualify record_number = survivor
)

select
    * exclude (survivor, pay_part, place_part, company_part) replace (
        -- The record whose texts are taken is read from the file.
        coalesce(text_record, html_record, survivor) as text_record
    ),
    unnest(pay_part),
    unnest(place_part),
    unnest(company_part)
from latest;
