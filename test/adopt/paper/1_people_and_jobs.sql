-- The data model's own statements, in its order: people, profiles, job posts and sessions.

CREATE TABLE users (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    external_id TEXT,
    name TEXT NOT NULL,
    email TEXT UNIQUE NOT NULL,
    timezone TEXT DEFAULT 'UTC',
    created_at TIMESTAMPTZ DEFAULT NOW(),
    updated_at TIMESTAMPTZ DEFAULT NOW(),
    is_active BOOLEAN DEFAULT TRUE,
    notes TEXT
);
CREATE INDEX idx_users_email ON users(email);
CREATE INDEX idx_users_external_id ON users(external_id) WHERE external_id IS NOT NULL;

CREATE TABLE user_profiles (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id UUID NOT NULL REFERENCES users(id),
    profile_name TEXT NOT NULL,
    headline TEXT,
    summary_text TEXT,
    skills_true JSONB DEFAULT '[]',
    skills_false JSONB DEFAULT '[]',
    languages JSONB DEFAULT '[]',
    location_preference TEXT,
    role_preferences JSONB,
    created_at TIMESTAMPTZ DEFAULT NOW(),
    updated_at TIMESTAMPTZ DEFAULT NOW(),
    is_active BOOLEAN DEFAULT TRUE,
    UNIQUE(user_id, profile_name)
);
CREATE INDEX idx_user_profiles_user ON user_profiles(user_id);

CREATE TABLE resumes (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    user_profile_id UUID NOT NULL REFERENCES user_profiles(id),
    resume_key TEXT NOT NULL,
    display_name TEXT NOT NULL,
    description TEXT,
    primary_language TEXT DEFAULT 'en',
    created_at TIMESTAMPTZ DEFAULT NOW(),
    updated_at TIMESTAMPTZ DEFAULT NOW(),
    is_active BOOLEAN DEFAULT TRUE,
    UNIQUE(user_profile_id, resume_key)
);
CREATE INDEX idx_resumes_profile ON resumes(user_profile_id);

CREATE TABLE resume_versions (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    resume_id UUID NOT NULL REFERENCES resumes(id),
    version_number INTEGER NOT NULL,
    source_format TEXT NOT NULL CHECK (source_format IN ('latex', 'pdf', 'txt', 'docx')),
    file_path TEXT NOT NULL,
    content_text TEXT,
    content_hash TEXT,
    generated_by TEXT DEFAULT 'human' CHECK (generated_by IN ('human', 'llm', 'mixed')),
    created_at TIMESTAMPTZ DEFAULT NOW(),
    is_default_for_resume BOOLEAN DEFAULT FALSE,
    UNIQUE(resume_id, version_number)
);
CREATE INDEX idx_resume_versions_resume ON resume_versions(resume_id);
CREATE INDEX idx_resume_versions_default ON resume_versions(resume_id) WHERE is_default_for_resume = TRUE;

CREATE TABLE cover_letter_templates (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    user_profile_id UUID NOT NULL REFERENCES user_profiles(id),
    template_name TEXT NOT NULL,
    base_text TEXT NOT NULL,
    intended_effort_level TEXT CHECK (intended_effort_level IN ('medium', 'high')),
    created_at TIMESTAMPTZ DEFAULT NOW(),
    updated_at TIMESTAMPTZ DEFAULT NOW(),
    UNIQUE(user_profile_id, template_name)
);

CREATE TABLE job_sources (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    name TEXT NOT NULL UNIQUE,
    source_type TEXT NOT NULL CHECK (source_type IN ('job_board', 'company_site', 'referral', 'aggregator')),
    base_url TEXT,
    notes TEXT,
    created_at TIMESTAMPTZ DEFAULT NOW(),
    updated_at TIMESTAMPTZ DEFAULT NOW()
);

INSERT INTO job_sources (name, source_type, base_url) VALUES
    ('LinkedIn', 'job_board', 'https://www.linkedin.com'),
    ('Indeed', 'job_board', 'https://www.indeed.com'),
    ('Greenhouse', 'company_site', NULL),
    ('Workday', 'company_site', NULL),
    ('Lever', 'company_site', NULL),
    ('Direct', 'company_site', NULL);

CREATE TABLE companies (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    name TEXT NOT NULL,
    canonical_domain TEXT,
    hq_city TEXT,
    hq_country TEXT,
    industry TEXT,
    size_bucket TEXT CHECK (size_bucket IN ('1-50', '51-200', '201-1000', '1001-5000', '5001-10000', '10000+')),
    tier TEXT DEFAULT 'normal' CHECK (tier IN ('top', 'normal', 'avoid')),
    careers_page_url TEXT,
    created_at TIMESTAMPTZ DEFAULT NOW(),
    updated_at TIMESTAMPTZ DEFAULT NOW(),
    UNIQUE(name, canonical_domain)
);
CREATE INDEX idx_companies_name ON companies(name);
CREATE INDEX idx_companies_domain ON companies(canonical_domain);
CREATE INDEX idx_companies_tier ON companies(tier);

CREATE TABLE company_properties (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    company_id UUID NOT NULL REFERENCES companies(id),
    key TEXT NOT NULL,
    value JSONB NOT NULL,
    source TEXT DEFAULT 'manual' CHECK (source IN ('computed', 'manual', 'external_api')),
    created_at TIMESTAMPTZ DEFAULT NOW(),
    updated_at TIMESTAMPTZ DEFAULT NOW(),
    UNIQUE(company_id, key)
);
CREATE INDEX idx_company_properties_company ON company_properties(company_id);

CREATE TABLE job_posts (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    job_source_id UUID REFERENCES job_sources(id),
    company_id UUID REFERENCES companies(id),
    source_url TEXT NOT NULL,
    canonical_url TEXT,
    job_title TEXT NOT NULL,
    raw_location TEXT,
    location_city TEXT,
    location_country TEXT,
    employment_type TEXT CHECK (employment_type IN ('full_time', 'part_time', 'contract', 'intern', 'freelance')),
    seniority_level TEXT CHECK (seniority_level IN ('intern', 'junior', 'mid', 'senior', 'lead', 'principal', 'director', 'vp', 'c_level')),
    department TEXT,
    posting_datetime TIMESTAMPTZ,
    scraped_html TEXT,
    description_raw TEXT,
    description_clean TEXT,
    embedding_vector_id TEXT,
    is_remote_allowed BOOLEAN,
    compensation_currency TEXT,
    compensation_min NUMERIC,
    compensation_max NUMERIC,
    compensation_notes TEXT,
    created_at TIMESTAMPTZ DEFAULT NOW(),
    updated_at TIMESTAMPTZ DEFAULT NOW(),
    UNIQUE(source_url)
);
CREATE INDEX idx_job_posts_company ON job_posts(company_id);
CREATE INDEX idx_job_posts_source ON job_posts(job_source_id);
CREATE INDEX idx_job_posts_title ON job_posts(job_title);
CREATE INDEX idx_job_posts_location ON job_posts(location_country, location_city);
CREATE INDEX idx_job_posts_created ON job_posts(created_at DESC);

CREATE TABLE job_tags (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    name TEXT NOT NULL UNIQUE,
    category TEXT CHECK (category IN ('skill', 'tech', 'domain', 'seniority', 'benefit')),
    created_at TIMESTAMPTZ DEFAULT NOW()
);
CREATE INDEX idx_job_tags_category ON job_tags(category);

CREATE TABLE job_post_tags (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    job_post_id UUID NOT NULL REFERENCES job_posts(id),
    job_tag_id UUID NOT NULL REFERENCES job_tags(id),
    UNIQUE(job_post_id, job_tag_id)
);
CREATE INDEX idx_job_post_tags_post ON job_post_tags(job_post_id);
CREATE INDEX idx_job_post_tags_tag ON job_post_tags(job_tag_id);

CREATE TABLE application_sessions (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id UUID NOT NULL REFERENCES users(id),
    session_name TEXT,
    start_datetime TIMESTAMPTZ DEFAULT NOW(),
    end_datetime TIMESTAMPTZ,
    status TEXT DEFAULT 'planned' CHECK (status IN ('planned', 'running', 'completed', 'paused', 'failed', 'cancelled')),
    max_applications INTEGER DEFAULT 200,
    max_duration_seconds INTEGER DEFAULT 7200,
    max_parallel_agents INTEGER DEFAULT 5,
    config_snapshot JSONB,
    total_applications_attempted INTEGER DEFAULT 0,
    total_applications_successful INTEGER DEFAULT 0,
    total_tokens_input BIGINT DEFAULT 0,
    total_tokens_output BIGINT DEFAULT 0,
    total_cost_estimated NUMERIC(10, 4) DEFAULT 0,
    num_low_effort INTEGER DEFAULT 0,
    num_medium_effort INTEGER DEFAULT 0,
    num_high_effort INTEGER DEFAULT 0,
    created_at TIMESTAMPTZ DEFAULT NOW(),
    updated_at TIMESTAMPTZ DEFAULT NOW()
);
CREATE INDEX idx_sessions_user ON application_sessions(user_id);
CREATE INDEX idx_sessions_status ON application_sessions(status);
CREATE INDEX idx_sessions_start ON application_sessions(start_datetime DESC);

CREATE TABLE session_events (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    session_id UUID NOT NULL REFERENCES application_sessions(id),
    event_type TEXT NOT NULL,
    message TEXT,
    payload JSONB,
    created_at TIMESTAMPTZ DEFAULT NOW()
);
CREATE INDEX idx_session_events_session ON session_events(session_id);
CREATE INDEX idx_session_events_type ON session_events(event_type);
CREATE INDEX idx_session_events_created ON session_events(created_at DESC);
