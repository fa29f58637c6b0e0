// The catalog as the 40 unreleased migrations made it (PostgreSQL 18) against what schema/ makes now.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cloneDatabase } from '../support/database.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

/** What is meant to be different; everything else is the same, to the letter. */
const DIFFERENT: Record<string, string> = {
  'table etl.code_files': 'the files of schema/code, as they were applied',
  'table etl.code_objects': 'what they made, so that it can be made anew',
  'comment on etl.redated_corrections.counts_from': 'no rows are older than the table',
  'constraint etl.dirty_rules.dirty_rules_row_filter_known': 'made from the rules, in their order',
  'function etl.model_tables()': 'which tables are ours, and not those of somebody else',
  'function etl.code_digests()': 'how the others were when they were made',
  'function etl.schema_of(table_name text)': 'asks these',
  'function etl.legal_form()': 'the legal forms of knowledge/companies.tsv',
  'function etl.words(value text)': 'letters as those write them who have no such keys',
  'function etl.company_spellings(name text)': 'how mails spell a name',
  'comment on etl.company_spellings': 'says so',
  'function etl.company_words(name text)': 'leaves these out',
  'function etl.create_dirty_triggers()': 'makes that constraint',
  'view etl.correction_conflicts': 'reads columns by name, in whatever order an agent has them',
  'comment on nyx.applications.effort_hint_source': 'null where nobody chose the effort',
  'function nyx.record_status()': 'a history is dated when it happened, not when it was loaded',
  'trigger nyx.application_events.mark_inserted': 'answers that a list notes make facts due',
  'trigger nyx.application_events.mark_updated': 'the same',
  'trigger nyx.application_events.mark_deleted': 'the same',
  'trigger nyx.application_events.mark_truncated': 'the same',
  'table etl.application_facts': 'integers inside, and every dimension that reports group by',
  'column etl.loads.transactions': 'what the rows of a load are known by, to take them back',
  'column etl.loads.undone_at': 'when they were',
  'comment on etl.loads.transactions': 'says so',
  'comment on etl.loads.undone_at': 'says so',
  'column etl.rejects.dismissed': 'that nobody misses a reject',
  'constraint etl.rejects.rejects_dismissed_wait_no_longer': 'such a one waits no longer',
  'function etl.canonical_uuid(written text)': 'ids of files are compared as texts',
  'function etl.is_time_zone(zone text)': 'what users.timezone must be',
  'function nyx.refuse_change()': 'an owner takes back what a load has brought',
  'view etl.application_costs': 'made from src/definitions',
  'view etl.application_funnel': 'columns of application_facts',
  'comment on etl.application_funnel.sent_at': 'what was sent may have no date',
  'comment on etl.response_times.sent_at': 'the same',
  'table etl.email_readings': 'says where no rules are known for the language',
  'function etl.is_sure(generated_by text, confidence_score numeric)': 'whether a verdict counts',
  'table etl.unrecognised_senders': 'lists what the rules are unsure of, by kind',
  'view etl.unrecognised_senders': 'the same',
  'table etl.mail_without_rules': 'mail in languages without rules',
  'view etl.mail_without_rules': 'the same',
  'function etl.is_answer(label text)': 'which labels are answers',
  'function etl.link_type_of(label text, is_sure boolean, is_receipt boolean)':
    'what mail is to its application',
  'function etl.verdicts_of(email_ids uuid[])': 'which verdict on a message counts',
  'table etl.mail_verdicts': 'the same, of all',
  'view etl.mail_verdicts': 'the same',
  'table etl.judged_mail': 'whom the rules yield to',
  'view etl.judged_mail': 'the same',
  'table etl.mail_to_review': 'mail that waits for a person',
  'view etl.mail_to_review': 'the same',
  'table etl.lesson_keys': 'by what mails are alike, so that verdicts teach',
  'view etl.lesson_keys': 'the same',
  'table etl.mail_lessons': 'what verdicts teach',
  'view etl.mail_lessons': 'the same',
  'function etl.is_denied_link(link_id uuid)': 'which links a person has denied',
  'view etl.answers_without_application': 'of answers that are sure',
  'comment on etl.answers_without_application': 'says so',
  'view etl.response_times': 'columns of application_facts',
  'table etl.runs': 'where a run is executed, and what it goes on with',
  'view etl.run_states': 'the same',
  'function etl.still_says_running(run_id bigint)': 'a run that ends meanwhile is not abandoned',
  'table etl.run_states': 'the same',
  'table etl.run_steps': 'how far a run has come',
  'table etl.backups': 'which backups were taken',
  'table etl.inbox_files': 'which files of inboxes were loaded',
  'table etl.mailbox_positions': 'how far mailboxes were read',
  'table etl.notices': 'who was told what',
  'table etl.reader_answers': 'what a mail reader has said',
  'table etl.reader_verdicts': 'which verdicts are made from it',
  'table etl.review_links': 'which links a person has judged',
  'table etl.review_verdicts': 'which verdicts a review gave',
  'comment on etl.runs.status': 'more ways to end',
  'function etl.correction_problem(table_name text, field_name text, new_value jsonb)':
    'corrections are not corrected',
  'function etl.apply_corrections()': 'its lines are shorter',
  'function etl.as_field(table_name text, field_name text, value jsonb)': 'the same',
  'function etl.create_corrected_views()': 'the same, and in the order of the table',
  'function etl.mark_corrected_rows()': 'its lines are shorter',
  'function etl.mark_touched_rows()': 'the same',
  'function etl.require_own_trigger(relation oid, trigger_name name, operation text, expected regclass)':
    'the same',
  'function etl.rows_naming(like_this anyelement, field_name text, keys uuid[])': 'the same',
  'table etl.role_persons': 'whose rows a role sees',
  'function etl.persons_of(role_name name)': 'asks it',
  'function etl.shared_tables()': 'what all see',
  'function etl.person_references()': 'how rows lead to persons',
  'function etl.is_visible(table_name text, record_id uuid)':
    'of corrections, which name their rows',
  'function etl.leads_to_visible(table_name text, field_name text, new_value jsonb)':
    'and of what they would refer to',
  'function etl.create_policies()': 'makes the policies of all that',
  'table etl.erasures': 'that persons were erased',
  'column etl.exports.made_by': 'a role of one person sees its own exports',
  'comment on etl.exports.made_by': 'says so',
  'column etl.exports.only_tables': 'that an export is of some tables alone',
  'comment on etl.exports.only_tables': 'says so',
  'column etl.exports.by_reader': 'that the next export may go on from it',
  'comment on etl.exports.by_reader': 'says so',
  'table etl.check_runs': 'an export of the history says what its columns are',
  'table etl.check_failures': 'the same',
  'view etl.shared_outcomes': 'what may be shown to everybody',
  'table etl.shared_outcomes': 'the same',
  'table etl.lake_exports': 'what a lake of several databases holds',
  'index nyx.applications.idx_applications_resume': 'a foreign key that deletions look up',
  'index nyx.applications.idx_applications_resume_version': 'the same',
  'index nyx.applications.idx_applications_profile': 'the same',
  'index nyx.applications.idx_applications_cover_letter': 'the same',
  'index nyx.session_digests.idx_session_digests_email': 'the same',
  'index saturnus.emails.idx_emails_in_reply_to': 'the same',
  'index etl.check_failures.idx_check_failures_run': 'the same',
  'index etl.corrected_fields.idx_corrected_fields_correction': 'the same',
  'index etl.link_doubts.idx_link_doubts_application': 'the same',
  'index etl.rejects.idx_rejects_replayed': 'the same',
};

/** Functions that definitions call; before, words of definitions were functions. */
const OF_DEFINITIONS =
  /^function etl\.(day_of|known_instant|lower_ascii|micros_between|millionths|thousandths|quotient_\d|wilson_\w+|whole_days|survival_\w+|is_successful|is_failed|is_answer|is_response|days_between|duration_seconds)\(/;

/** Views for people that were added, and their comments. */
const ADDED =
  /^(view|comment on) etl\.(reporting|answer_survival|waiting_applications|follow_up|cohorts|domain_advice|session_(figures|baselines|purposes))\b/;

/** Objects that belong to one of these tables differ with it. */
function isMeant(object: string): boolean {
  const [, name = ''] = object.split(/ (?:on )?/);
  if (OF_DEFINITIONS.test(object) || ADDED.test(object)) return true;
  return Object.keys(DIFFERENT).some(
    (meant) =>
      meant === object ||
      (meant.startsWith('table ') && `${name}.`.startsWith(`${meant.slice(6)}.`)),
  );
}

test('tables, columns, constraints, indexes, views, functions and triggers are those of before', async () => {
  await using database = await cloneDatabase();
  const { rows } = await database.session.pg.query<{ object: string; definition: string }>(
    await readFile(join(fixtures, 'catalog.sql'), 'utf8'),
  );
  const version = await database.session.pg.query<{ number: number }>(
    `select current_setting('server_version_num')::integer as number`,
  );
  // Other versions print what is hashed with other words.
  const printsAlike = Math.floor((version.rows[0]?.number ?? 0) / 10_000) === 18;
  const isHashed = (object: string) => /^(view|function|trigger) /.test(object);
  // Classes of personal data were in some comments, and now are in all of them, from one file.
  const isComment = (object: string) => object.startsWith('comment on ');
  const print = (object: string, definition: string) => {
    if (isHashed(object) && !printsAlike) return object;
    const text = isComment(object) ? definition.replace(/ ?\[pii:\w+\]$/, '') : definition;
    return isComment(object) && text === '' ? '' : `${object}: ${text}`;
  };
  const before: [string, string][] = JSON.parse(
    await readFile(join(fixtures, 'catalog-before-1.0.json'), 'utf8'),
  );
  const now = new Set(['', ...rows.map(({ object, definition }) => print(object, definition))]);
  const then = new Set(['', ...before.map(([object, definition]) => print(object, definition))]);
  const changed = [
    ...before
      .filter(([object, definition]) => !now.has(print(object, definition)))
      .map(([object]) => object),
    ...rows
      .filter(({ object, definition }) => !then.has(print(object, definition)))
      .map(({ object }) => object),
  ];
  expect(changed.filter((object) => !isMeant(object))).toEqual([]);
  expect(before.length).toBeGreaterThan(1_600);
});
