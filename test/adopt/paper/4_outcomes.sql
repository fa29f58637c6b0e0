-- The data model's own statements, in its order: interviews, digests, configuration and corrections.

CREATE TABLE interviews (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    application_id UUID NOT NULL REFERENCES applications(id),
    company_id UUID REFERENCES companies(id),
    interview_type TEXT CHECK (interview_type IN (
        'phone_screen', 'technical', 'behavioral', 'system_design',
        'onsite', 'hr', 'hiring_manager', 'panel', 'other'
    )),
    round_number INTEGER DEFAULT 1,
    scheduled_datetime TIMESTAMPTZ,
    duration_minutes INTEGER,
    location TEXT CHECK (location IN ('remote', 'onsite', 'hybrid')),
    meeting_link TEXT,
    interviewer_names JSONB DEFAULT '[]',
    interviewer_roles JSONB DEFAULT '[]',
    calendar_event_id TEXT,
    created_at TIMESTAMPTZ DEFAULT NOW(),
    updated_at TIMESTAMPTZ DEFAULT NOW()
);
CREATE INDEX idx_interviews_app ON interviews(application_id);
CREATE INDEX idx_interviews_company ON interviews(company_id);
CREATE INDEX idx_interviews_scheduled ON interviews(scheduled_datetime);

CREATE TABLE interview_outcomes (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    interview_id UUID NOT NULL REFERENCES interviews(id),
    outcome TEXT CHECK (outcome IN ('passed', 'failed', 'pending', 'withdrawn', 'rescheduled', 'no_show')),
    feedback_summary TEXT,
    offer_extended BOOLEAN DEFAULT FALSE,
    offer_details JSONB,
    created_at TIMESTAMPTZ DEFAULT NOW()
);
CREATE INDEX idx_interview_outcomes_interview ON interview_outcomes(interview_id);
CREATE INDEX idx_interview_outcomes_outcome ON interview_outcomes(outcome);

CREATE TABLE interview_prep_packages (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    interview_id UUID REFERENCES interviews(id),
    application_id UUID REFERENCES applications(id),
    generated_at TIMESTAMPTZ DEFAULT NOW(),
    prep_document_path TEXT,
    topics_summary TEXT,
    company_research_notes TEXT,
    question_bank JSONB,
    model_used TEXT,
    tokens_input INTEGER,
    tokens_output INTEGER,
    cost_estimated NUMERIC(10, 6)
);
CREATE INDEX idx_prep_packages_interview ON interview_prep_packages(interview_id);
CREATE INDEX idx_prep_packages_app ON interview_prep_packages(application_id);

CREATE TABLE session_digests (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    session_id UUID NOT NULL REFERENCES application_sessions(id),
    generated_at TIMESTAMPTZ DEFAULT NOW(),
    summary_text TEXT,
    applications_total INTEGER,
    applications_successful INTEGER,
    applications_failed INTEGER,
    num_low_effort INTEGER,
    num_medium_effort INTEGER,
    num_high_effort INTEGER,
    tokens_input_total BIGINT,
    tokens_output_total BIGINT,
    cost_estimated_total NUMERIC(10, 4),
    avg_match_score NUMERIC(4, 3),
    avg_duration_seconds INTEGER,
    per_domain_stats JSONB,
    per_company_tier_stats JSONB,
    errors_summary JSONB,
    digest_email_sent BOOLEAN DEFAULT FALSE,
    digest_email_id UUID REFERENCES emails(id)
);
CREATE INDEX idx_session_digests_session ON session_digests(session_id);
CREATE INDEX idx_session_digests_generated ON session_digests(generated_at DESC);

CREATE TABLE company_metrics_daily (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    company_id UUID NOT NULL REFERENCES companies(id),
    date DATE NOT NULL,
    applications_sent INTEGER DEFAULT 0,
    applications_successful INTEGER DEFAULT 0,
    interviews_received INTEGER DEFAULT 0,
    offers_received INTEGER DEFAULT 0,
    avg_response_time_days NUMERIC(5, 2),
    last_response_datetime TIMESTAMPTZ,
    created_at TIMESTAMPTZ DEFAULT NOW(),
    UNIQUE(company_id, date)
);
CREATE INDEX idx_company_metrics_company ON company_metrics_daily(company_id);
CREATE INDEX idx_company_metrics_date ON company_metrics_daily(date DESC);

CREATE TABLE system_configs (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    config_name TEXT NOT NULL,
    config_json JSONB NOT NULL,
    created_at TIMESTAMPTZ DEFAULT NOW(),
    created_by TEXT DEFAULT 'system' CHECK (created_by IN ('user', 'system')),
    is_active BOOLEAN DEFAULT TRUE
);
CREATE INDEX idx_system_configs_name ON system_configs(config_name);
CREATE INDEX idx_system_configs_active ON system_configs(is_active) WHERE is_active = TRUE;

CREATE TABLE domain_policies (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    domain_name TEXT NOT NULL UNIQUE,
    max_applications_per_day INTEGER DEFAULT 10,
    min_seconds_between_applications INTEGER DEFAULT 60,
    max_concurrent_applications INTEGER DEFAULT 1,
    avoid_if_possible BOOLEAN DEFAULT FALSE,
    requires_account_creation BOOLEAN DEFAULT FALSE,
    typical_captcha_type TEXT,
    last_reviewed_at TIMESTAMPTZ,
    notes TEXT,
    created_at TIMESTAMPTZ DEFAULT NOW(),
    updated_at TIMESTAMPTZ DEFAULT NOW()
);
CREATE INDEX idx_domain_policies_domain ON domain_policies(domain_name);
CREATE INDEX idx_domain_policies_avoid ON domain_policies(avoid_if_possible) WHERE avoid_if_possible = TRUE;

CREATE TABLE data_corrections (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    table_name TEXT NOT NULL,
    record_id UUID NOT NULL,
    field_name TEXT NOT NULL,
    old_value JSONB,
    new_value JSONB NOT NULL,
    correction_reason TEXT,
    corrected_by TEXT DEFAULT 'user' CHECK (corrected_by IN ('user', 'system', 'qa_agent')),
    created_at TIMESTAMPTZ DEFAULT NOW()
);
CREATE INDEX idx_corrections_table ON data_corrections(table_name);
CREATE INDEX idx_corrections_record ON data_corrections(record_id);
CREATE INDEX idx_corrections_created ON data_corrections(created_at DESC);
