-- The data model's own statements, in its order: the mail reader.

CREATE TABLE email_accounts (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id UUID NOT NULL REFERENCES users(id),
    provider TEXT CHECK (provider IN ('gmail', 'outlook', 'imap', 'other')),
    address TEXT NOT NULL,
    display_name TEXT,
    connection_config JSONB,
    created_at TIMESTAMPTZ DEFAULT NOW(),
    updated_at TIMESTAMPTZ DEFAULT NOW(),
    is_active BOOLEAN DEFAULT TRUE,
    UNIQUE(user_id, address)
);
CREATE INDEX idx_email_accounts_user ON email_accounts(user_id);

CREATE TABLE email_threads (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    email_account_id UUID NOT NULL REFERENCES email_accounts(id),
    thread_external_id TEXT,
    subject_normalized TEXT,
    created_at TIMESTAMPTZ DEFAULT NOW(),
    updated_at TIMESTAMPTZ DEFAULT NOW(),
    UNIQUE(email_account_id, thread_external_id)
);
CREATE INDEX idx_email_threads_account ON email_threads(email_account_id);
CREATE INDEX idx_email_threads_external ON email_threads(thread_external_id);

CREATE TABLE emails (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    email_account_id UUID NOT NULL REFERENCES email_accounts(id),
    thread_id UUID REFERENCES email_threads(id),
    message_external_id TEXT,
    in_reply_to_message_id UUID REFERENCES emails(id),
    from_address TEXT NOT NULL,
    to_address TEXT NOT NULL,
    cc_addresses JSONB DEFAULT '[]',
    bcc_addresses JSONB DEFAULT '[]',
    subject TEXT,
    body_plain TEXT,
    body_html TEXT,
    received_at TIMESTAMPTZ,
    sent_at TIMESTAMPTZ,
    direction TEXT CHECK (direction IN ('inbound', 'outbound')),
    raw_source_path TEXT,
    created_at TIMESTAMPTZ DEFAULT NOW(),
    UNIQUE(email_account_id, message_external_id)
);
CREATE INDEX idx_emails_account ON emails(email_account_id);
CREATE INDEX idx_emails_thread ON emails(thread_id);
CREATE INDEX idx_emails_from ON emails(from_address);
CREATE INDEX idx_emails_received ON emails(received_at DESC);
CREATE INDEX idx_emails_direction ON emails(direction);

CREATE TABLE email_classifications (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    email_id UUID NOT NULL REFERENCES emails(id),
    classification_label TEXT CHECK (classification_label IN (
        'interview_invite', 'rejection', 'status_update', 'offer',
        'assessment', 'newsletter', 'spam', 'other'
    )),
    eisenhower_quadrant TEXT CHECK (eisenhower_quadrant IN ('Q1', 'Q2', 'Q3', 'Q4')),
    importance_score NUMERIC(4, 3),
    confidence_score NUMERIC(4, 3),
    generated_by TEXT CHECK (generated_by IN ('llm', 'rule', 'user')),
    created_at TIMESTAMPTZ DEFAULT NOW()
);
CREATE INDEX idx_email_class_email ON email_classifications(email_id);
CREATE INDEX idx_email_class_label ON email_classifications(classification_label);
CREATE INDEX idx_email_class_quadrant ON email_classifications(eisenhower_quadrant);

CREATE TABLE email_application_links (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    email_id UUID NOT NULL REFERENCES emails(id),
    application_id UUID NOT NULL REFERENCES applications(id),
    link_type TEXT CHECK (link_type IN ('confirmation', 'interview_invite', 'rejection', 'offer', 'assessment', 'other')),
    confidence_score NUMERIC(4, 3),
    matched_by TEXT CHECK (matched_by IN ('company_name', 'job_title', 'date_proximity', 'email_content', 'manual')),
    created_at TIMESTAMPTZ DEFAULT NOW(),
    UNIQUE(email_id, application_id)
);
CREATE INDEX idx_email_app_links_email ON email_application_links(email_id);
CREATE INDEX idx_email_app_links_app ON email_application_links(application_id);
CREATE INDEX idx_email_app_links_type ON email_application_links(link_type);

CREATE TABLE email_actions (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    email_id UUID NOT NULL REFERENCES emails(id),
    action_type TEXT NOT NULL CHECK (action_type IN (
        'created_task', 'sent_reply', 'archived', 'labeled',
        'forwarded', 'scheduled_followup', 'marked_important'
    )),
    action_payload JSONB,
    created_at TIMESTAMPTZ DEFAULT NOW()
);
CREATE INDEX idx_email_actions_email ON email_actions(email_id);
CREATE INDEX idx_email_actions_type ON email_actions(action_type);
