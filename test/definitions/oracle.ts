// Every derived number once more, from docs/metrics.md and in another language: what the property tests believe.
import { dayOf, inDays, instant, known, percentile, quotient, scaled, sum } from './exact.ts';

export { wilson } from './exact.ts';

/** Rows as text by table, as the corrected views show them. */
export type Tables = Record<string, Record<string, string | null>[]>;
export interface Reporting {
  timezone: string;
  as_of: string;
  ghost_after_days: string;
}

type Text = string | null;
type Letter = { kind: Text; at: bigint | null };

const LETTERS = ['interview_invite', 'rejection', 'offer', 'assessment'];
const NOTED = [...LETTERS, 'reply'];
const lower = (text: string) => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
const byId = (rows: Tables[string] = []) => new Map(rows.map((row) => [row.id, row]));
const by = <Row>(rows: Row[], key: (row: Row) => Text) => Map.groupBy(rows, key);
const earliest = (instants: (bigint | null)[]): bigint | null =>
  instants.reduce(
    (first, at) => (at !== null && (first === null || at < first) ? at : first),
    null,
  );

export type Fact = ReturnType<typeof factOf>;

/** Whether a known instant is not before another, which may be infinite. */
function isSince(at: bigint, text: Text | undefined): boolean {
  if (text === '-infinity') return true;
  const since = instant(text);
  return since !== null && at >= since;
}

/** What an integer of seconds holds, in microseconds. */
function clamp(micros: bigint): bigint {
  const [least, most] = [-(2n ** 31n) * 1_000_000n, (2n ** 31n - 1n) * 1_000_000n];
  return micros < least ? least : micros > most ? most : micros;
}

/** One application, by `docs/metrics.md`, "An application". */
function factOf(world: World, row: Record<string, Text>) {
  const { zone, tables } = world;
  const post = world.posts.get(row.job_post_id ?? '');
  const company = world.companies.get(post?.company_id ?? '');
  const submitted = instant(row.application_submitted_at);
  const started = instant(row.application_started_at);
  const successful = row.application_status === 'submitted' && row.success_flag !== 'false';
  const failed =
    row.application_status === 'failed' ||
    (row.application_status === 'submitted' && row.success_flag === 'false');
  const mail: Letter[] = (world.links.get(row.id ?? null) ?? []).flatMap((link) => {
    const letter = world.emails.get(link.email_id ?? '');
    const at = instant(letter?.received_at);
    const counts = LETTERS.includes(link.link_type ?? '') && letter?.direction === 'inbound';
    return counts && at !== null ? [{ kind: link.link_type ?? null, at }] : [];
  });
  const events = world.events.get(row.id ?? null) ?? [];
  const noted = NOTED.filter((kind) => mail.every((letter) => letter.kind !== kind)).flatMap(
    (kind) => {
      const same = events.filter(({ event_type }) => event_type === kind);
      const at = earliest(same.map(({ created_at }) => instant(created_at)));
      return same.length > 0 ? [{ kind, at }] : [];
    },
  );
  const letters = [...mail, ...noted].filter(
    ({ at }) =>
      at !== null &&
      (isSince(at, row.application_submitted_at) ||
        (row.application_submitted_at == null && successful)),
  );
  const response = earliest(letters.map(({ at }) => at));
  const rejected = earliest(letters.filter(({ kind }) => kind === 'rejection').map(({ at }) => at));
  const interviews = world.interviews.get(row.id ?? null) ?? [];
  const offers = offersOf(world, row.id ?? null);
  const calls = (tables.model_usage ?? []).filter((call) => call.application_id === row.id);
  const measured = scaled(row.duration_seconds, 6);
  const took = started === null || submitted === null ? null : clamp(submitted - started);
  return {
    row,
    id: row.id ?? null,
    session: row.session_id ?? null,
    company: company?.id ?? null,
    source: post?.job_source_id ?? null,
    effort: row.effort_hint_source == null ? null : (row.effort_level ?? null),
    seniority: post?.seniority_level ?? null,
    tier: company?.tier ?? 'unknown',
    domain: row.domain_name == null ? 'unknown' : lower(row.domain_name),
    score: scaled(row.match_score, 3),
    successful,
    failed,
    reason: failed ? (row.failure_reason_code ?? 'unknown') : null,
    duration: successful || failed ? (measured ?? took) : null,
    calls,
    ownCost: scaled(row.cost_estimated_total, 6),
    sent: row.application_submitted_at != null || successful,
    submitted,
    sentOn: dayOf(submitted, zone),
    week: mondayOf(dayOf(submitted, zone)),
    replied: response !== null || noted.length > 0 || notedOffer(world, row.id ?? null).length > 0,
    response,
    responseOn: dayOf(response, zone),
    wait: response === null || submitted === null ? null : response - submitted,
    isRejected: rejected !== null || noted.some(({ kind }) => kind === 'rejection'),
    rejected,
    interviewed: interviews.length > 0,
    interviewedAt: earliest(interviews.map(({ created_at }) => instant(created_at))),
    offered: offers.length > 0,
    offeredAt: earliest(offers),
    incidents: incidentsOf(world, row.id ?? null),
  };
}

/** 1 is Monday. */
const weekdayOf = (day: string): number => ((new Date(day).getUTCDay() + 6) % 7) + 1;

function mondayOf(day: string | null): string | null {
  if (day === null) return null;
  const monday = Date.parse(day) - (weekdayOf(day) - 1) * 86_400_000;
  return new Date(monday).toISOString().slice(0, 10);
}

/** When each offer of an application was made: by its interviews, else the one that its log notes. */
function offersOf(world: World, id: Text): (bigint | null)[] {
  const own = (world.interviews.get(id) ?? []).flatMap(
    (interview) => world.offers.get(interview.id ?? null) ?? [],
  );
  return own.length > 0 ? own.map(({ created_at }) => instant(created_at)) : notedOffer(world, id);
}

/** The offer that the log of an application notes and none of its interviews has. */
export function notedOffer(world: World, id: Text): (bigint | null)[] {
  const noted = (world.events.get(id) ?? []).filter(({ event_type }) => event_type === 'offer');
  const interviews = world.interviews.get(id) ?? [];
  if (noted.length === 0 || interviews.some((one) => world.offers.has(one.id ?? null))) return [];
  return [earliest(noted.map(({ created_at }) => instant(created_at)))];
}

function incidentsOf({ tables }: World, id: Text): { kind: string; name: string }[] {
  const own = (name: string) => (tables[name] ?? []).filter((row) => row.application_id === id);
  const named = (kind: string, name: Text | undefined) => ({ kind, name: name ?? 'unknown' });
  return [
    ...own('captcha_events').map(({ status }) => named('captcha', status)),
    ...own('two_factor_events').map(({ status }) => named('two_factor', status)),
    ...own('qa_checks').map(() => named('qa_check', 'check')),
    ...own('qa_issues').map(({ fix_applied, issue_type }) =>
      named(fix_applied === 'true' ? 'qa_fixed' : 'qa_open', issue_type),
    ),
  ];
}

export type World = ReturnType<typeof worldOf>;

function worldOf(tables: Tables, zone: string) {
  return {
    tables,
    zone,
    posts: byId(tables.job_posts),
    companies: byId(tables.companies),
    emails: byId(tables.emails),
    links: by(tables.email_application_links ?? [], (row) => row.application_id ?? null),
    events: by(tables.application_events ?? [], (row) => row.application_id ?? null),
    interviews: by(tables.interviews ?? [], (row) => row.application_id ?? null),
    offers: by(
      (tables.interview_outcomes ?? []).filter((row) => row.offer_extended === 'true'),
      (row) => row.interview_id ?? null,
    ),
  };
}

/** All facts of a database, and what the tables are made of. */
export function readFacts(
  tables: Tables,
  { timezone }: Reporting,
): { world: World; facts: Fact[] } {
  const world = worldOf(tables, timezone);
  return { world, facts: (tables.applications ?? []).map((row) => factOf(world, row)) };
}

const counted = (rows: readonly unknown[]): string => String(rows.length);
const tokensOf = (calls: Record<string, Text>[], field: string) =>
  sum(calls.map((call) => scaled(call[field], 0)));
const costOf = (calls: Record<string, Text>[]) =>
  sum(calls.map((call) => scaled(call.cost_estimated, 6)));
const withStatus = (calls: Record<string, Text>[], status: string) =>
  counted(calls.filter((call) => call.status === status));

export function factRow(fact: Fact): Record<string, Text> {
  const { row, calls } = fact;
  const none = calls.length === 0;
  const text = (value: bigint | null) => (value === null ? null : String(value));
  const weekday = fact.sentOn === null ? null : weekdayOf(fact.sentOn);
  return {
    id: fact.id,
    user_id: row.user_id ?? null,
    session_id: fact.session,
    job_post_id: row.job_post_id ?? null,
    company_id: fact.company,
    job_source_id: fact.source,
    resume_version_id: row.selected_resume_version_id ?? null,
    tier: fact.tier,
    domain: fact.domain,
    effort_level: fact.effort,
    seniority: fact.seniority,
    status: row.application_status ?? null,
    match_score_thousandths: text(fact.score),
    successful: String(fact.successful),
    failed: String(fact.failed),
    failure_reason: fact.reason,
    duration_us: text(fact.duration),
    own_tokens_input: row.tokens_input_total ?? null,
    own_tokens_output: row.tokens_output_total ?? null,
    own_cost_microdollars: text(fact.ownCost),
    model_calls: none ? null : counted(calls),
    model_tokens_input: none ? null : text(tokensOf(calls, 'tokens_input')),
    model_tokens_output: none ? null : text(tokensOf(calls, 'tokens_output')),
    model_cost_microdollars: none ? null : text(costOf(calls)),
    model_failed: none ? null : withStatus(calls, 'failed'),
    model_timeout: none ? null : withStatus(calls, 'timeout'),
    model_rate_limited: none ? null : withStatus(calls, 'rate_limited'),
    submitted_at: row.application_submitted_at ?? null,
    sent_on: fact.sentOn,
    sent_weekday: weekday === null ? null : String(weekday),
    sent_week: fact.week,
    replied: String(fact.replied),
    response_at: text(fact.response),
    response_on: fact.responseOn,
    response_us: text(fact.wait),
    response_days: inDays(fact.wait),
    rejected: String(fact.isRejected),
    rejected_at: text(fact.rejected),
    interviewed: String(fact.interviewed),
    interviewed_at: text(fact.interviewedAt),
    offered: String(fact.offered),
    offered_at: text(fact.offeredAt),
    reached: reachedBy(fact),
  };
}

function reachedBy({ offered, interviewed, replied, sent }: Fact): string {
  if (offered) return 'offer';
  if (interviewed) return 'interview';
  if (replied) return 'replied';
  return sent ? 'sent' : 'not sent';
}

/** The calls that lead to a session: by its own name, or by that of one of its applications. */
export function callsOf(world: World, facts: readonly Fact[], session: Text) {
  const applications = new Set(
    facts.filter((fact) => fact.session === session).map(({ id }) => id),
  );
  return (world.tables.model_usage ?? []).filter(
    (call) => call.session_id === session || applications.has(call.application_id ?? ''),
  );
}

export { costOf, counted, known, percentile, quotient, tokensOf, withStatus };
