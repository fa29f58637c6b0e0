-- Where jobs come from: sources, companies, postings and their tags.

create table nyx.job_sources (
    id          uuid        primary key default gen_random_uuid(),
    name        text        not null unique,
    source_type text        not null
        check (source_type in ('job_board', 'company_site', 'referral', 'aggregator')),
    base_url    text,
    notes       text,
    created_at  timestamptz default now(),
    updated_at  timestamptz default now()
);

comment on table nyx.job_sources is 'One place job postings come from, e.g. LinkedIn.';
comment on column nyx.job_sources.id is 'Primary key.';
comment on column nyx.job_sources.name is
    'Name of the source, unique; that of a referral may be a person''s.';
comment on column nyx.job_sources.source_type is 'Kind of source.';
comment on column nyx.job_sources.base_url is
    'Home page; null if it has none of its own. May carry a login.';
comment on column nyx.job_sources.notes is 'Free text; may name who referred.';
comment on column nyx.job_sources.created_at is 'When the row was made.';
comment on column nyx.job_sources.updated_at is 'When the row last changed; kept by a trigger.';

insert into nyx.job_sources (name, source_type, base_url) values
    ('LinkedIn',   'job_board',    'https://www.linkedin.com'),
    ('Indeed',     'job_board',    'https://www.indeed.com'),
    ('Greenhouse', 'company_site', null),
    ('Workday',    'company_site', null),
    ('Lever',      'company_site', null),
    ('Direct',     'company_site', null)
on conflict (name) do nothing;

create table nyx.companies (
    id               uuid        primary key default gen_random_uuid(),
    name             text        not null,
    canonical_domain text,
    hq_city          text,
    hq_country       text,
    industry         text,
    size_bucket      text        check (size_bucket in (
                                     '1-50', '51-200', '201-1000', '1001-5000', '5001-10000',
                                     '10000+'
                                 )),
    tier             text        default 'normal' check (tier in ('top', 'normal', 'avoid')),
    careers_page_url text,
    created_at       timestamptz default now(),
    updated_at       timestamptz default now(),

    unique (name, canonical_domain)
);

create index idx_companies_name   on nyx.companies (name);
create index idx_companies_domain on nyx.companies (canonical_domain);
create index idx_companies_tier   on nyx.companies (tier);

comment on table nyx.companies is 'One employer.';
comment on column nyx.companies.id is 'Primary key.';
comment on column nyx.companies.name is 'Name as shown in postings.';
comment on column nyx.companies.canonical_domain is
    'Registrable domain, e.g. google.com; null if unknown (the unique pair then does not bind).';
comment on column nyx.companies.hq_city is 'City of the head office.';
comment on column nyx.companies.hq_country is 'Country of the head office.';
comment on column nyx.companies.industry is 'Industry, free wording.';
comment on column nyx.companies.size_bucket is 'Number of employees.';
comment on column nyx.companies.tier is
    'How much the person wants to work there: top, normal or avoid.';
comment on column nyx.companies.careers_page_url is
    'Address of the careers page; may carry a token.';
comment on column nyx.companies.created_at is 'When the row was made.';
comment on column nyx.companies.updated_at is 'When the row last changed; kept by a trigger.';

-- Room on each page lets an updated row stay where the indexes find it.
create table nyx.company_properties (
    id         uuid        primary key default gen_random_uuid(),
    company_id uuid        not null references nyx.companies (id),
    key        text        not null,
    value      jsonb       not null,
    source     text        default 'manual'
        check (source in ('computed', 'manual', 'external_api')),
    created_at timestamptz default now(),
    updated_at timestamptz default now(),

    unique (company_id, key)
) with (fillfactor = 85);

create index idx_company_properties_company on nyx.company_properties (company_id);

comment on table nyx.company_properties is
    'One named attribute of a company, computed or noted by hand.';
comment on column nyx.company_properties.id is 'Primary key.';
comment on column nyx.company_properties.company_id is 'The company.';
comment on column nyx.company_properties.key is
    'Name of the attribute, unique per company, e.g. reply_rate; free wording unless computed.';
comment on column nyx.company_properties.value is
    'JSON number, string or array: about the company; what people and other programs note is free.';
comment on column nyx.company_properties.source is
    'Who set it; a manual or external_api value is never overwritten by a computed one.';
comment on column nyx.company_properties.created_at is 'When the row was made.';
comment on column nyx.company_properties.updated_at is
    'When the row last changed; kept by a trigger.';

create table nyx.job_posts (
    id                    uuid        primary key default gen_random_uuid(),
    job_source_id         uuid        references nyx.job_sources (id),
    company_id            uuid        references nyx.companies (id),
    source_url            text        not null,
    canonical_url         text,
    job_title             text        not null,
    raw_location          text,
    location_city         text,
    location_country      text,
    employment_type       text        check (employment_type in (
                                          'full_time', 'part_time', 'contract', 'intern',
                                          'freelance'
                                      )),
    seniority_level       text        check (seniority_level in (
                                          'intern', 'junior', 'mid', 'senior', 'lead', 'principal',
                                          'director', 'vp', 'c_level'
                                      )),
    department            text,
    posting_datetime      timestamptz,
    scraped_html          text,
    description_raw       text,
    description_clean     text,
    embedding_vector_id   text,
    is_remote_allowed     boolean,
    compensation_currency text,
    compensation_min      numeric,
    compensation_max      numeric,
    compensation_notes    text,
    created_at            timestamptz default now(),
    updated_at            timestamptz default now(),

    unique (source_url)
);

create index idx_job_posts_company  on nyx.job_posts (company_id);
create index idx_job_posts_source   on nyx.job_posts (job_source_id);
create index idx_job_posts_title    on nyx.job_posts (job_title);
create index idx_job_posts_location on nyx.job_posts (location_country, location_city);
create index idx_job_posts_created  on nyx.job_posts (created_at desc);

comment on table nyx.job_posts is 'One job posting URL the agent has seen.';
comment on column nyx.job_posts.id is 'Primary key.';
comment on column nyx.job_posts.job_source_id is 'Where it was found; null if unknown.';
comment on column nyx.job_posts.company_id is 'The employer; null until known.';
comment on column nyx.job_posts.source_url is
    'URL exactly as given; unique. May carry a token or a candidate id.';
comment on column nyx.job_posts.canonical_url is
    'URL after redirects and normalization; null if the same or not resolved. May carry a token or '
    'a candidate id.';
comment on column nyx.job_posts.job_title is 'Title as posted.';
comment on column nyx.job_posts.raw_location is 'Location as shown on the page.';
comment on column nyx.job_posts.location_city is 'City, from raw_location; null if not parsed.';
comment on column nyx.job_posts.location_country is
    'Country, from raw_location; null if not parsed.';
comment on column nyx.job_posts.employment_type is 'Kind of employment; null if not stated.';
comment on column nyx.job_posts.seniority_level is 'Level of seniority; null if not stated.';
comment on column nyx.job_posts.department is 'Department, e.g. Data Science.';
comment on column nyx.job_posts.posting_datetime is
    'When it was posted; null if the page does not say.';
comment on column nyx.job_posts.scraped_html is
    'The whole page as fetched; may name contact persons.';
comment on column nyx.job_posts.description_raw is
    'Description as found on the page; may name contact persons.';
comment on column nyx.job_posts.description_clean is
    'Description as plain text; null where description_raw is plain already. May '
    'name contact persons.';
comment on column nyx.job_posts.embedding_vector_id is
    'Id of its vector in Qdrant; null if not embedded.';
comment on column nyx.job_posts.is_remote_allowed is 'Null if not stated.';
comment on column nyx.job_posts.compensation_currency is 'ISO 4217 code of the pay range.';
comment on column nyx.job_posts.compensation_min is
    'Lower end of the pay range, in compensation_currency.';
comment on column nyx.job_posts.compensation_max is
    'Upper end of the pay range, in compensation_currency.';
comment on column nyx.job_posts.compensation_notes is
    'Wording on pay, e.g. per year or per hour; may name contact persons.';
comment on column nyx.job_posts.created_at is 'When the agent first saw the posting.';
comment on column nyx.job_posts.updated_at is 'When the row last changed; kept by a trigger.';

create table nyx.job_tags (
    id         uuid        primary key default gen_random_uuid(),
    name       text        not null unique,
    category   text        check (category in ('skill', 'tech', 'domain', 'seniority', 'benefit')),
    created_at timestamptz default now()
);

create index idx_job_tags_category on nyx.job_tags (category);

comment on table nyx.job_tags is 'One tag a posting can carry, e.g. Python.';
comment on column nyx.job_tags.id is 'Primary key.';
comment on column nyx.job_tags.name is 'The tag, unique.';
comment on column nyx.job_tags.category is 'What kind of tag it is.';
comment on column nyx.job_tags.created_at is 'When the row was made.';

create table nyx.job_post_tags (
    id          uuid primary key default gen_random_uuid(),
    job_post_id uuid not null references nyx.job_posts (id),
    job_tag_id  uuid not null references nyx.job_tags (id),

    unique (job_post_id, job_tag_id)
);

create index idx_job_post_tags_post on nyx.job_post_tags (job_post_id);
create index idx_job_post_tags_tag  on nyx.job_post_tags (job_tag_id);

comment on table nyx.job_post_tags is 'One tag on one posting.';
comment on column nyx.job_post_tags.id is 'Primary key.';
comment on column nyx.job_post_tags.job_post_id is 'The posting.';
comment on column nyx.job_post_tags.job_tag_id is 'The tag.';
