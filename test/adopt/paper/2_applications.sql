-- The data model's own statements, in its order: applications, their events, model calls and quality.

CREATE TABLE applications (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id UUID NOT NULL REFERENCES users(id),
    session_id UUID REFERENCES application_sessions(id),
    job_post_id UUID NOT NULL REFERENCES job_posts(id),
    effort_level TEXT NOT NULL CHECK (effort_level IN ('low', 'medium', 'high')),
    effort_hint_source TEXT DEFAULT 'auto' CHECK (effort_hint_source IN ('user', 'auto')),
    match_score NUMERIC(4, 3),
    selected_resume_id UUID REFERENCES resumes(id),
    selected_resume_version_id UUID REFERENCES resume_versions(id),
    profile_id UUID REFERENCES user_profiles(id),
    cover_letter_template_id UUID REFERENCES cover_letter_templates(id),
    cover_letter_text TEXT,
    cover_letter_generated_by TEXT CHECK (cover_letter_generated_by IN ('llm', 'mixed', 'none', 'template')),
    application_status TEXT DEFAULT 'queued' CHECK (application_status IN (
        'queued', 'in_progress', 'submitted', 'failed', 'paused', 'skipped', 'cancelled'
    )),
    application_started_at TIMESTAMPTZ,
    application_submitted_at TIMESTAMPTZ,
    duration_seconds INTEGER,
    success_flag BOOLEAN,
    final_confirmation_type TEXT CHECK (final_confirmation_type IN ('confirmation_page', 'confirmation_email', 'unknown')),
    final_confirmation_screenshot_path TEXT,
    failure_reason_code TEXT,
    failure_reason_detail TEXT,
    manual_followup_needed BOOLEAN DEFAULT FALSE,
    mlflow_run_id TEXT,
    langfuse_trace_id TEXT,
    domain_name TEXT,
    tokens_input_total BIGINT DEFAULT 0,
    tokens_output_total BIGINT DEFAULT 0,
    cost_estimated_total NUMERIC(10, 6) DEFAULT 0,
    created_at TIMESTAMPTZ DEFAULT NOW(),
    updated_at TIMESTAMPTZ DEFAULT NOW()
);
CREATE INDEX idx_applications_user ON applications(user_id);
CREATE INDEX idx_applications_session ON applications(session_id);
CREATE INDEX idx_applications_job ON applications(job_post_id);
CREATE INDEX idx_applications_status ON applications(application_status);
CREATE INDEX idx_applications_effort ON applications(effort_level);
CREATE INDEX idx_applications_created ON applications(created_at DESC);
CREATE INDEX idx_applications_domain ON applications(domain_name);

CREATE TABLE application_status_history (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    application_id UUID NOT NULL REFERENCES applications(id),
    old_status TEXT,
    new_status TEXT NOT NULL,
    changed_at TIMESTAMPTZ DEFAULT NOW(),
    reason TEXT,
    actor TEXT DEFAULT 'system' CHECK (actor IN ('system', 'user', 'qa_agent'))
);
CREATE INDEX idx_app_status_history_app ON application_status_history(application_id);
CREATE INDEX idx_app_status_history_changed ON application_status_history(changed_at DESC);

CREATE TABLE application_questions (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    application_id UUID NOT NULL REFERENCES applications(id),
    step_index INTEGER NOT NULL,
    page_url TEXT,
    field_type TEXT CHECK (field_type IN ('text', 'textarea', 'select', 'checkbox', 'radio', 'upload', 'date', 'number', 'email', 'phone', 'url')),
    field_label_raw TEXT,
    field_label_normalized TEXT,
    field_name_attr TEXT,
    field_id_attr TEXT,
    placeholder_text TEXT,
    is_required BOOLEAN DEFAULT FALSE,
    value_filled TEXT,
    value_source TEXT CHECK (value_source IN ('profile', 'llm', 'default', 'manual_correction', 'template')),
    effort_level_at_time TEXT,
    confidence_score NUMERIC(4, 3),
    validation_error_message TEXT,
    corrected_value TEXT,
    corrected_by TEXT CHECK (corrected_by IN ('qa_agent', 'user')),
    created_at TIMESTAMPTZ DEFAULT NOW(),
    updated_at TIMESTAMPTZ DEFAULT NOW()
);
CREATE INDEX idx_app_questions_app ON application_questions(application_id);
CREATE INDEX idx_app_questions_step ON application_questions(application_id, step_index);
CREATE INDEX idx_app_questions_label ON application_questions(field_label_normalized);

CREATE TABLE application_steps (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    application_id UUID NOT NULL REFERENCES applications(id),
    step_index INTEGER NOT NULL,
    action_type TEXT NOT NULL CHECK (action_type IN (
        'navigate', 'click', 'fill_field', 'select_option', 'upload_file',
        'submit_form', 'wait', 'scroll', 'hover', 'captcha_solve', 'login'
    )),
    description TEXT,
    page_url TEXT,
    dom_selector TEXT,
    screenshot_path TEXT,
    timestamp_start TIMESTAMPTZ,
    timestamp_end TIMESTAMPTZ,
    success BOOLEAN,
    error_message TEXT
);
CREATE INDEX idx_app_steps_app ON application_steps(application_id);
CREATE INDEX idx_app_steps_order ON application_steps(application_id, step_index);

CREATE TABLE application_events (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    application_id UUID REFERENCES applications(id),
    session_id UUID REFERENCES application_sessions(id),
    event_type TEXT NOT NULL,
    event_detail TEXT,
    payload JSONB,
    created_at TIMESTAMPTZ DEFAULT NOW()
);
CREATE INDEX idx_app_events_app ON application_events(application_id);
CREATE INDEX idx_app_events_session ON application_events(session_id);
CREATE INDEX idx_app_events_type ON application_events(event_type);
CREATE INDEX idx_app_events_created ON application_events(created_at DESC);

CREATE TABLE captcha_events (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    application_id UUID NOT NULL REFERENCES applications(id),
    provider TEXT CHECK (provider IN ('hcaptcha', 'recaptcha_v2', 'recaptcha_v3', 'turnstile', 'funcaptcha', 'unknown')),
    attempt_number INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('attempted', 'solved', 'failed', 'skipped', 'manual_required')),
    solver_type TEXT CHECK (solver_type IN ('agent', 'human', 'external_service')),
    solver_service TEXT,
    solve_time_ms INTEGER,
    cost_cents NUMERIC(6, 2),
    created_at TIMESTAMPTZ DEFAULT NOW()
);
CREATE INDEX idx_captcha_events_app ON captcha_events(application_id);
CREATE INDEX idx_captcha_events_status ON captcha_events(status);

CREATE TABLE two_factor_events (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    application_id UUID NOT NULL REFERENCES applications(id),
    method TEXT CHECK (method IN ('sms', 'email', 'app', 'call')),
    requested_at TIMESTAMPTZ DEFAULT NOW(),
    code_supplied_at TIMESTAMPTZ,
    status TEXT DEFAULT 'pending' CHECK (status IN ('pending', 'completed', 'failed', 'skipped', 'timeout')),
    notes TEXT
);
CREATE INDEX idx_2fa_events_app ON two_factor_events(application_id);
CREATE INDEX idx_2fa_events_status ON two_factor_events(status);

CREATE TABLE domain_rate_limits (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    domain_name TEXT NOT NULL,
    date DATE NOT NULL,
    applications_attempted INTEGER DEFAULT 0,
    applications_successful INTEGER DEFAULT 0,
    applications_failed INTEGER DEFAULT 0,
    last_block_timestamp TIMESTAMPTZ,
    is_temporarily_blocked BOOLEAN DEFAULT FALSE,
    blocked_until TIMESTAMPTZ,
    notes TEXT,
    UNIQUE(domain_name, date)
);
CREATE INDEX idx_domain_limits_domain ON domain_rate_limits(domain_name);
CREATE INDEX idx_domain_limits_date ON domain_rate_limits(date DESC);
CREATE INDEX idx_domain_limits_blocked ON domain_rate_limits(is_temporarily_blocked) WHERE is_temporarily_blocked = TRUE;

CREATE TABLE model_providers (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    name TEXT NOT NULL UNIQUE,
    base_url TEXT,
    pricing_json JSONB,
    created_at TIMESTAMPTZ DEFAULT NOW()
);

INSERT INTO model_providers (name, base_url, pricing_json) VALUES
    ('xAI', 'https://api.x.ai/v1', '{"grok-4-1-fast-reasoning": {"input": 0.20, "output": 0.50}}'),
    ('OpenAI', 'https://api.openai.com/v1', '{"text-embedding-3-small": {"input": 0.02, "output": 0}}');

CREATE TABLE model_usage (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    application_id UUID REFERENCES applications(id),
    session_id UUID REFERENCES application_sessions(id),
    provider_id UUID REFERENCES model_providers(id),
    model_name TEXT NOT NULL,
    call_type TEXT CHECK (call_type IN ('embedding', 'chat_completion', 'tool_call', 'function_call')),
    tokens_input INTEGER,
    tokens_output INTEGER,
    cost_estimated NUMERIC(10, 6),
    started_at TIMESTAMPTZ,
    ended_at TIMESTAMPTZ,
    purpose TEXT,
    status TEXT DEFAULT 'success' CHECK (status IN ('success', 'failed', 'timeout', 'rate_limited')),
    error_message TEXT,
    request_id TEXT,
    created_at TIMESTAMPTZ DEFAULT NOW()
);
CREATE INDEX idx_model_usage_app ON model_usage(application_id);
CREATE INDEX idx_model_usage_session ON model_usage(session_id);
CREATE INDEX idx_model_usage_model ON model_usage(model_name);
CREATE INDEX idx_model_usage_purpose ON model_usage(purpose);
CREATE INDEX idx_model_usage_created ON model_usage(created_at DESC);

CREATE TABLE qa_checks (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    application_id UUID NOT NULL REFERENCES applications(id),
    qa_type TEXT NOT NULL CHECK (qa_type IN ('hallucination_check', 'consistency_check', 'policy_compliance', 'completeness_check')),
    started_at TIMESTAMPTZ DEFAULT NOW(),
    completed_at TIMESTAMPTZ,
    status TEXT DEFAULT 'pending' CHECK (status IN ('pending', 'passed', 'issues_found', 'failed')),
    issues_found_count INTEGER DEFAULT 0,
    notes TEXT
);
CREATE INDEX idx_qa_checks_app ON qa_checks(application_id);
CREATE INDEX idx_qa_checks_status ON qa_checks(status);

CREATE TABLE qa_issues (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    qa_check_id UUID NOT NULL REFERENCES qa_checks(id),
    application_id UUID NOT NULL REFERENCES applications(id),
    field_label TEXT,
    issue_type TEXT NOT NULL,
    description TEXT NOT NULL,
    suggested_fix TEXT,
    fix_applied BOOLEAN DEFAULT FALSE,
    fixed_value TEXT,
    created_at TIMESTAMPTZ DEFAULT NOW()
);
CREATE INDEX idx_qa_issues_check ON qa_issues(qa_check_id);
CREATE INDEX idx_qa_issues_app ON qa_issues(application_id);
CREATE INDEX idx_qa_issues_type ON qa_issues(issue_type);
