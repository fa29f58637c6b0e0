/** A view of schema `etl` for people, and what it reads; a contract test compares this with the database. */
interface AnalystView {
  target: string;
  inputs: readonly string[];
}

export const analystViews: readonly AnalystView[] = [
  { target: 'etl.answer_survival', inputs: ['etl.application_facts', 'etl.reporting'] },
  {
    target: 'etl.answers_without_application',
    inputs: [
      'corrected.email_application_links',
      'corrected.emails',
      'etl.email_readings',
      'etl.link_doubts',
      'etl.mail_verdicts',
    ],
  },
  { target: 'etl.application_costs', inputs: ['corrected.model_usage', 'etl.application_facts'] },
  { target: 'etl.application_funnel', inputs: ['etl.application_facts'] },
  { target: 'etl.cohorts', inputs: ['etl.application_facts', 'etl.reporting'] },
  {
    target: 'etl.correction_conflicts',
    inputs: ['etl.redated_corrections', 'etl.refused_corrections', 'nyx.data_corrections'],
  },
  {
    target: 'etl.domain_advice',
    inputs: [
      'corrected.captcha_events',
      'corrected.qa_checks',
      'corrected.qa_issues',
      'corrected.two_factor_events',
      'etl.application_facts',
    ],
  },
  { target: 'etl.follow_up', inputs: ['etl.application_facts', 'etl.reporting'] },
  {
    target: 'etl.judged_mail',
    inputs: ['corrected.email_classifications', 'etl.reader_verdicts'],
  },
  { target: 'etl.latest_session_digests', inputs: ['nyx.session_digests'] },
  {
    target: 'etl.lesson_keys',
    inputs: ['corrected.email_accounts', 'corrected.emails', 'etl.email_readings'],
  },
  { target: 'etl.mail_in_doubt', inputs: ['corrected.emails', 'etl.link_doubts'] },
  {
    target: 'etl.mail_lessons',
    inputs: ['corrected.email_classifications', 'etl.lesson_keys'],
  },
  {
    target: 'etl.mail_to_review',
    inputs: [
      'corrected.email_application_links',
      'corrected.emails',
      'etl.email_readings',
      'etl.link_doubts',
      'etl.mail_verdicts',
      'etl.rule_links',
    ],
  },
  {
    target: 'etl.mail_verdicts',
    inputs: ['corrected.email_classifications', 'etl.reader_verdicts'],
  },
  {
    target: 'etl.mail_without_rules',
    inputs: ['corrected.emails', 'etl.email_readings'],
  },
  { target: 'etl.reporting', inputs: ['corrected.system_configs', 'etl.transform_states'] },
  { target: 'etl.response_times', inputs: ['etl.application_facts'] },
  { target: 'etl.run_states', inputs: ['etl.runs'] },
  {
    target: 'etl.session_baselines',
    inputs: ['corrected.application_sessions', 'etl.session_figures'],
  },
  {
    target: 'etl.session_figures',
    inputs: [
      'corrected.application_sessions',
      'etl.application_facts',
      'etl.latest_session_digests',
      'etl.reporting',
    ],
  },
  { target: 'etl.session_purposes', inputs: ['corrected.model_usage', 'etl.application_facts'] },
  { target: 'etl.shared_outcomes', inputs: ['corrected.job_sources', 'etl.application_facts'] },
  {
    target: 'etl.unrecognised_senders',
    inputs: ['corrected.companies', 'corrected.emails', 'etl.email_readings', 'etl.mail_verdicts'],
  },
  {
    target: 'etl.waiting_applications',
    inputs: ['etl.application_facts', 'etl.reporting'],
  },
];
