// The tables that add applications up, by docs/metrics.md.
import { dayOf, inDays, instant, sum } from './exact.ts';
import {
  callsOf,
  costOf,
  counted,
  type Fact,
  factRow,
  known,
  notedOffer,
  percentile,
  quotient,
  type Reporting,
  readFacts,
  type Tables,
  tokensOf,
  type World,
  withStatus,
} from './oracle.ts';
import {
  cohortRows,
  followUpRows,
  isGhosted,
  rateColumns,
  survivalRows,
  waitingRows,
} from './oracle-answers.ts';
import { adviceRows, baselineRows, figureRows, purposeRows } from './oracle-sessions.ts';

type Row = Record<string, string | null>;
const FINISHED = ['completed', 'failed', 'cancelled'];

/** Every definition's rows, as text: instants in microseconds since 1970, decimals with all their digits. */
export function derive(tables: Tables, reporting: Reporting): Record<string, Row[]> {
  const { world, facts } = readFacts(tables, reporting);
  const sessions = Map.groupBy(
    facts.filter(({ session }) => session !== null),
    ({ session }) => session,
  );
  const totals = (tables.application_sessions ?? [])
    .filter(({ status }) => FINISHED.includes(status ?? ''))
    .map(({ id = null }) => totalsRow(world, facts, sessions.get(id) ?? [], id));
  const figures = figureRows(world, facts, totals);
  const perSession = [...sessions].map(([session, own]) => ({ session, own }));
  return {
    application_facts: facts.map(factRow),
    application_incidents: facts.flatMap(({ id, incidents }) =>
      [...Map.groupBy(incidents, ({ kind, name }) => `${kind} ${name}`).values()].map((same) => ({
        application_id: id,
        kind: same[0]?.kind ?? null,
        name: same[0]?.name ?? null,
        times: counted(same),
      })),
    ),
    application_costs: facts.map((fact) => costRow(world, facts, fact)),
    session_totals: totals,
    session_tiers: perSession.flatMap(({ session, own }) =>
      [...Map.groupBy(own, ({ tier }) => tier)].map(([tier, same]) =>
        tierRow(callsOf(world, facts, session).length > 0, { session_id: session, tier }, same),
      ),
    ),
    session_domains: perSession.flatMap(({ session, own }) =>
      [...Map.groupBy(own, ({ domain }) => domain)].map(([domain, same]) => ({
        session_id: session,
        domain,
        ...countRow(same),
        success_rate: successRate(same),
        avg_duration_seconds: meanSeconds(same),
        captchas: counted(
          same.flatMap((fact) => fact.incidents).filter(({ kind }) => kind === 'captcha'),
        ),
      })),
    ),
    session_incidents: perSession.flatMap(({ session, own }) => incidentRows(session, own)),
    company_metrics_daily: dayRows(world, facts),
    outcomes: [...Map.groupBy(facts, ({ company }) => company)]
      .filter(([company]) => company !== null)
      .map(([company, own]) => outcomeRow(company, own, reporting)),
    answer_survival: survivalRows(facts, reporting),
    waiting_applications: waitingRows(facts, reporting),
    follow_up: followUpRows(facts, reporting),
    cohorts: cohortRows(facts, reporting),
    session_figures: figures,
    session_baselines: baselineRows(world, figures),
    session_purposes: purposeRows(world, facts),
    domain_advice: adviceRows(facts),
  };
}

const countRow = (facts: readonly Fact[]): Row => ({
  total: counted(facts),
  successful: counted(facts.filter(({ successful }) => successful)),
  failed: counted(facts.filter(({ failed }) => failed)),
});

function successRate(facts: readonly Fact[]): string | null {
  const some = facts.filter(({ successful }) => successful);
  const all = facts.filter(({ successful, failed }) => successful || failed);
  return quotient(BigInt(some.length), BigInt(all.length), 4);
}

function meanSeconds(facts: readonly Fact[]): string | null {
  const times = facts.map(({ duration }) => duration).filter((time) => time !== null);
  return quotient(sum(times), BigInt(times.length) * 1_000_000n, 0);
}

function meanScore(facts: readonly Fact[]): string | null {
  const scores = facts.map(({ score }) => score).filter((score) => score !== null);
  return quotient(sum(scores), BigInt(scores.length) * 1000n, 3);
}

function costRow(world: World, facts: readonly Fact[], fact: Fact): Row {
  const own =
    fact.calls.length === 0 &&
    (fact.session === null || callsOf(world, facts, fact.session).length === 0);
  const none = fact.calls.length === 0;
  const of = (field: string) => (none ? null : String(tokensOf(fact.calls, field)));
  return {
    application_id: fact.id,
    session_id: fact.session,
    tokens_input: own ? (fact.row.tokens_input_total ?? null) : of('tokens_input'),
    tokens_output: own ? (fact.row.tokens_output_total ?? null) : of('tokens_output'),
    cost_usd: quotient(own ? fact.ownCost : none ? null : costOf(fact.calls), 1_000_000n, 6),
  };
}

function totalsRow(world: World, facts: readonly Fact[], own: Fact[], id: string | null): Row {
  const calls = callsOf(world, facts, id);
  const effort = (level: string) => counted(own.filter((fact) => fact.effort === level));
  const tokens = (field: string, total: string) =>
    String(
      calls.length > 0
        ? tokensOf(calls, field)
        : sum(own.map(({ row }) => BigInt(row[total] ?? 0))),
    );
  const cost = calls.length > 0 ? costOf(calls) : sum(own.map(({ ownCost }) => ownCost));
  const { total = null, successful = null, failed = null } = countRow(own);
  return {
    session_id: id,
    applications_total: total,
    applications_successful: successful,
    applications_failed: failed,
    num_low_effort: effort('low'),
    num_medium_effort: effort('medium'),
    num_high_effort: effort('high'),
    tokens_input_total: tokens('tokens_input', 'tokens_input_total'),
    tokens_output_total: tokens('tokens_output', 'tokens_output_total'),
    cost_estimated_total: quotient(cost, 1_000_000n, 4),
    avg_match_score: meanScore(own),
    avg_duration_seconds: meanSeconds(own),
    calls_failed: withStatus(calls, 'failed'),
    calls_timeout: withStatus(calls, 'timeout'),
    calls_rate_limited: withStatus(calls, 'rate_limited'),
  };
}

function tierRow(byCalls: boolean, key: Row, facts: Fact[]): Row {
  const cost = byCalls
    ? costOf(facts.flatMap(({ calls }) => calls))
    : (known(facts.map(({ ownCost }) => ownCost)) ?? 0n);
  return {
    ...key,
    ...countRow(facts),
    success_rate: successRate(facts),
    avg_match_score: meanScore(facts),
    cost: quotient(cost, 1_000_000n, 4),
  };
}

function incidentRows(session: string | null, facts: readonly Fact[]): Row[] {
  const all = facts.flatMap(({ domain, failed, reason, incidents }) => [
    ...(failed ? [{ domain, kind: 'failure', name: reason }] : []),
    ...incidents.map((incident) => ({ domain, ...incident })),
  ]);
  return [...Map.groupBy(all, (one) => JSON.stringify([one.domain, one.kind, one.name]))].map(
    ([, same]) => ({ session_id: session, ...same[0], times: counted(same) }) as Row,
  );
}

interface Happening {
  company: string | null;
  day: string | null;
  what: 'sent' | 'interview' | 'offer' | 'response';
  fact?: Fact;
}

function dayRows(world: World, facts: readonly Fact[]): Row[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const meetings = (world.tables.interviews ?? []).flatMap((interview): Happening[] => {
    const company =
      world.companies.get(interview.company_id ?? '')?.id ??
      byId.get(interview.application_id ?? '')?.company ??
      null;
    const day = dayOf(instant(interview.created_at), world.zone);
    const offers = world.offers.get(interview.id ?? null) ?? [];
    return [
      { company, day, what: 'interview' },
      ...offers.map(({ created_at }): Happening => {
        return { company, day: dayOf(instant(created_at), world.zone), what: 'offer' };
      }),
    ];
  });
  const happenings = [
    ...meetings,
    ...facts.flatMap((fact): Happening[] => [
      ...notedOffer(world, fact.id).map((at): Happening => {
        return { company: fact.company, day: dayOf(at, world.zone), what: 'offer' };
      }),
      { company: fact.company, day: fact.sentOn, what: 'sent', fact },
      { company: fact.company, day: fact.responseOn, what: 'response', fact },
    ]),
  ].filter(({ company, day }) => company !== null && day !== null);
  return [...Map.groupBy(happenings, ({ company, day }) => `${company} ${day}`).values()].map(
    dayRow,
  );
}

function dayRow(same: Happening[]): Row {
  const those = (what: Happening['what']) => same.filter((happening) => happening.what === what);
  const sent = those('sent');
  const responses = those('response').flatMap(({ fact }) => fact?.response ?? []);
  const waits = those('response').flatMap(({ fact }) => fact?.wait ?? []);
  const mean = inDays(sum(waits), BigInt(waits.length));
  const last = responses.toSorted((a, b) => (a < b ? -1 : 1)).at(-1);
  return {
    company_id: same[0]?.company ?? null,
    date: same[0]?.day ?? null,
    applications_sent: counted(sent),
    applications_successful: counted(sent.filter(({ fact }) => fact?.successful)),
    interviews_received: counted(those('interview')),
    offers_received: counted(those('offer')),
    avg_response_time_days: mean !== null && Number(mean) > 999.99 ? '999.99' : mean,
    last_response_datetime: last === undefined ? null : String(last),
  };
}

function outcomeRow(company: string | null, facts: Fact[], reporting: Reporting): Row {
  const sent = facts.filter((fact) => fact.sent);
  const replied = sent.filter((fact) => fact.replied);
  const ghosted = sent.filter((fact) => isGhosted(fact, reporting));
  const waiting = sent.filter((fact) => !fact.replied && !isGhosted(fact, reporting));
  const waits = replied
    .flatMap(({ wait }) => wait ?? [])
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const rates = {
    reply: [replied, sent],
    interview: [sent.filter(({ interviewed }) => interviewed), sent],
    offer: [sent.filter(({ offered }) => offered), sent],
    rejection: [sent.filter(({ isRejected }) => isRejected), sent],
    ghost: [ghosted, sent],
    waiting: [waiting, sent],
    success: [
      facts.filter(({ successful }) => successful),
      facts.filter(({ successful, failed }) => successful || failed),
    ],
  } satisfies Record<string, [Fact[], Fact[]]>;
  const days = sent.flatMap(({ sentOn }) => sentOn ?? []).sort();
  const last = replied.flatMap(({ response }) => response ?? []).sort((a, b) => (a < b ? -1 : 1));
  return {
    group_id: company,
    ...countRow(facts),
    unfinished: counted(facts.filter(({ successful, failed }) => !successful && !failed)),
    sent: counted(sent),
    replied: counted(replied),
    interviewed: counted(rates.interview[0]),
    offered: counted(rates.offer[0]),
    rejected: counted(rates.rejection[0]),
    ghosted: counted(ghosted),
    waiting: counted(waiting),
    first_applied_on: days[0] ?? null,
    last_applied_on: days.at(-1) ?? null,
    last_response_at: last.length === 0 ? null : String(last.at(-1)),
    ...Object.assign(
      {},
      ...Object.entries(rates).map(([name, [some, all]]) =>
        rateColumns(`${name}_rate`, some.length, all.length),
      ),
    ),
    avg_reply_time_days: inDays(sum(waits), BigInt(waits.length)),
    median_reply_time_days: inDays(percentile(waits, 1n, 2n), 2n),
    p80_reply_time_days: inDays(percentile(waits, 4n, 5n), 5n),
    fastest_reply_time_days: inDays(waits[0] ?? null),
    slowest_reply_time_days: inDays(waits.at(-1) ?? null),
  };
}
