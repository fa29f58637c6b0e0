// Sessions compared with those before them, and what their model calls were for, by docs/metrics.md.
import { instant, percentile, quotient, scaled, wilson } from './exact.ts';
import { callsOf, costOf, counted, type Fact, tokensOf, type World } from './oracle.ts';
import { rateColumns } from './oracle-answers.ts';

type Row = Record<string, string | null>;

/** "Key figures of a session": one row per finished session; `totals` are the rows of session_totals. */
export function figureRows(world: World, facts: readonly Fact[], totals: readonly Row[]): Row[] {
  const sessions = new Map(
    (world.tables.application_sessions ?? []).map((row) => [row.id ?? null, row]),
  );
  const ended = new Set(totals.map(({ session_id }) => session_id));
  const started = [...sessions.values()]
    .filter(({ id, start_datetime }) => ended.has(id ?? null) && start_datetime != null)
    .sort(byStart);
  return totals.map((total) => {
    const session = sessions.get(total.session_id ?? null);
    const before = started.filter(({ user_id }) => user_id === session?.user_id);
    const place = before.findIndex(({ id }) => id === total.session_id);
    const [all, successful, failed] = ['total', 'successful', 'failed'].map((name) =>
      Number(total[`applications_${name}`]),
    ) as [number, number, number];
    const sent = facts.filter((fact) => fact.session === total.session_id && fact.sent);
    const replied = sent.filter((fact) => fact.replied);
    const cost = scaled(total.cost_estimated_total, 6);
    return {
      session_id: total.session_id ?? null,
      user_id: session?.user_id ?? null,
      place: place < 0 ? null : String(place + 1),
      total: String(all),
      successful: String(successful),
      failed: String(failed),
      unfinished: String(all - successful - failed),
      ...rateColumns('success_rate', successful, successful + failed),
      avg_match_score: total.avg_match_score ?? null,
      avg_duration_seconds: total.avg_duration_seconds ?? null,
      cost_usd: total.cost_estimated_total ?? null,
      cost_usd_per_success: quotient(cost, BigInt(successful) * 1_000_000n, 4),
      sent: counted(sent),
      replied: counted(replied),
      ...rateColumns('reply_rate', replied.length, sent.length),
      interviewed: counted(sent.filter(({ interviewed }) => interviewed)),
      offered: counted(sent.filter(({ offered }) => offered)),
    };
  });
}

/** In the order of their starts; of two at one time, the smaller id first. */
function byStart(a: Row, b: Row): number {
  const [first, second] = [startOf(a), startOf(b)];
  if (first !== second) return first < second ? -1 : 1;
  return (a.id ?? '') < (b.id ?? '') ? -1 : 1;
}

function startOf({ start_datetime }: Row): bigint {
  if (start_datetime === '-infinity') return -(10n ** 20n);
  return instant(start_datetime) ?? 10n ** 20n;
}

const MEASURES = {
  applications: 'total',
  success_rate: 'success_rate',
  reply_rate: 'reply_rate',
  match_score: 'avg_match_score',
  duration_seconds: 'avg_duration_seconds',
  cost_usd: 'cost_usd',
  cost_usd_per_success: 'cost_usd_per_success',
};

/** "Baselines": one row per session and figure that any of the ten before it has. */
export function baselineRows(world: World, figures: readonly Row[]): Row[] {
  const own = new Map(figures.map((row) => [row.session_id, row]));
  const started = (world.tables.application_sessions ?? [])
    .filter(({ start_datetime }) => start_datetime != null)
    .sort(byStart);
  return started.flatMap((session, index) => {
    const before = started
      .slice(0, index)
      .filter(({ user_id }) => user_id === session.user_id)
      .map(({ id }) => own.get(id ?? null))
      .filter((figure) => figure !== undefined)
      .slice(-10);
    return Object.entries(MEASURES).flatMap(([measure, column]): Row[] => {
      const value = (row: Row | undefined) => scaled(row?.[column], 6);
      const values = before.flatMap((row) => value(row) ?? []).sort((a, b) => (a < b ? -1 : 1));
      if (values.length === 0) return [];
      return [
        {
          session_id: session.id ?? null,
          measure,
          value: quotient(value(own.get(session.id ?? null)), 1_000_000n, 4),
          sessions: String(values.length),
          median: quotient(percentile(values, 1n, 2n), 2_000_000n, 4),
        },
      ];
    });
  });
}

/** "What calls were for": one row per session that calls lead to, and purpose. */
export function purposeRows(world: World, facts: readonly Fact[]): Row[] {
  return (world.tables.application_sessions ?? []).flatMap(({ id = null }) => {
    const calls = callsOf(world, facts, id);
    const all = costOf(calls);
    return [...Map.groupBy(calls, ({ purpose }) => purpose ?? 'unknown')].map(([purpose, same]) => {
      const cost = costOf(same);
      return {
        session_id: id,
        purpose,
        calls: counted(same),
        tokens_input: String(tokensOf(same, 'tokens_input')),
        tokens_output: String(tokensOf(same, 'tokens_output')),
        cost_usd: quotient(cost, 1_000_000n, 6),
        cost_share: all > 0n ? quotient(cost, all, 4) : null,
      };
    });
  });
}

/** "Domains to avoid": one row per person and domain that is known. */
export function adviceRows(facts: readonly Fact[]): Row[] {
  const forms = facts.filter(({ successful, failed }) => successful || failed);
  const met = (some: readonly Fact[]) =>
    some.filter(({ incidents }) => incidents.some(({ kind }) => kind === 'captcha')).length;
  const failures = (some: readonly Fact[]) => some.filter(({ failed }) => failed).length;
  const persons = Map.groupBy(forms, ({ row }) => row.user_id ?? null);
  return [...persons].flatMap(([user, all]) =>
    [...Map.groupBy(all, ({ domain }) => domain)]
      .filter(([domain]) => domain !== 'unknown')
      .map(([domain, own]) => {
        const isAbove = (count: (some: readonly Fact[]) => number) => {
          const low = scaled(wilson(BigInt(count(own)), BigInt(own.length))?.low, 4) ?? 0n;
          return own.length >= 5 && low * BigInt(all.length) > 10_000n * BigInt(count(all));
        };
        return {
          user_id: user,
          domain,
          forms: counted(own),
          failed: String(failures(own)),
          with_captcha: String(met(own)),
          ...rateColumns('failed_rate', failures(own), own.length),
          ...rateColumns('captcha_rate', met(own), own.length),
          advice: isAbove(failures) ? 'avoid' : isAbove(met) ? 'slow down' : 'none',
        };
      }),
  );
}
