// When answers come, and what became of each week, by docs/metrics.md.
import { band, DAY_US, decimal, instant, percentile, quotient, rounded, wilson } from './exact.ts';
import { counted, type Fact, type Reporting } from './oracle.ts';

type Row = Record<string, string | null>;
const TRILLION = 10n ** 12n;
const MOST_DAYS = 365;

const perPerson = (facts: readonly Fact[]) =>
  [...Map.groupBy(facts, ({ row }) => row.user_id ?? null)].map(([user, own]) => ({ user, own }));

/** A share of counts as text, with the ends of its interval, under `name`. */
export function rateColumns(name: string, some: number, all: number): Row {
  const ends = wilson(BigInt(some), BigInt(all));
  return {
    [name]: quotient(BigInt(some), BigInt(all), 4),
    [`${name}_low`]: ends?.low ?? null,
    [`${name}_high`]: ends?.high ?? null,
  };
}

/** "How long until an answer": one row per person and day. */
export function survivalRows(facts: readonly Fact[], { as_of }: Reporting): Row[] {
  const asOf = instant(as_of) ?? 0n;
  return perPerson(facts).flatMap(({ user, own }) => {
    const followed = own.flatMap((fact) => followedFor(fact, asOf));
    const days = [...new Set(followed.map(({ days }) => days))].sort((a, b) => a - b);
    const steps = days.map((day) => {
      const ended = followed.filter((one) => one.days === day);
      return {
        day,
        atRisk: followed.filter((one) => one.days >= day).length,
        answered: ended.filter(({ isAnswered }) => isAnswered).length,
        ended: ended.length,
      };
    });
    const shares = runningProducts(
      steps.map(({ atRisk, answered }) =>
        rounded(TRILLION * BigInt(atRisk - answered), BigInt(atRisk)),
      ),
    );
    let variance = 0n;
    const end = sorted(shares)[0] ?? TRILLION;
    return steps.map(({ day, atRisk, answered, ended }, index) => {
      const share = shares[index] ?? 0n;
      const [n, d] = [BigInt(atRisk), BigInt(answered)];
      if (n > d) variance += rounded(TRILLION * d, n * (n - d));
      const { low, high } = band(share, variance);
      return {
        user_id: user,
        days: String(day),
        followed: String(atRisk),
        answered: String(answered),
        unanswered: String(ended - answered),
        unanswered_share: decimal(rounded(share, 10n ** 6n), 6),
        unanswered_low: low,
        unanswered_high: high,
        chance: quotient(share - end, share, 4),
        arrived_share: quotient(TRILLION - share, TRILLION - end, 4),
      };
    });
  });
}

function followedFor(
  { submitted, replied, response, wait }: Fact,
  asOf: bigint,
): { days: number; isAnswered: boolean }[] {
  if (submitted === null || (replied && response === null)) return [];
  const days = Number(
    response === null ? (asOf - submitted) / DAY_US : ((wait ?? 0n) + DAY_US - 1n) / DAY_US,
  );
  if (response === null && asOf < submitted) return [];
  return [
    {
      days: Math.min(days, MOST_DAYS),
      isAnswered: response !== null && days <= MOST_DAYS,
    },
  ];
}

/** Products over 1, 2, 4, … places up to each, in trillionths, every one rounded. */
function runningProducts(factors: readonly bigint[]): bigint[] {
  let products = [...factors];
  for (let span = 1; span < 512; span *= 2) {
    const shorter = products;
    products = shorter.map((product, index) =>
      rounded(product * (shorter[index - span] ?? TRILLION), TRILLION),
    );
  }
  return products;
}

/** "What still waits": one row per application that was sent and has brought nothing. */
export function waitingRows(facts: readonly Fact[], reporting: Reporting): Row[] {
  const asOf = instant(reporting.as_of) ?? 0n;
  const curve = survivalRows(facts, reporting);
  return perPerson(facts).flatMap(({ user, own }) => {
    const all = sorted(own.flatMap(({ wait }) => wait ?? []));
    return own.flatMap((fact) => {
      const { id, company, submitted, replied, interviewed, offered } = fact;
      if (submitted === null || submitted > asOf || replied || interviewed || offered) return [];
      const same = own.filter((other) => company !== null && other.company === company);
      const ofCompany = sorted(same.flatMap(({ wait }) => wait ?? []));
      const isOfCompany = ofCompany.length >= 5;
      const fiveP80 = percentile(isOfCompany ? ofCompany : all, 4n, 5n);
      const silence = asOf - submitted;
      const days = silence / DAY_US;
      const followed = String(days > BigInt(MOST_DAYS) ? MOST_DAYS : days);
      const found = curve.find((row) => row.user_id === user && row.days === followed)?.chance;
      const chance = all.length < 5 ? null : (found ?? null);
      const isHopeless = isGhosted(fact, reporting) || (chance !== null && Number(chance) < 0.05);
      const isOverdue = fiveP80 !== null && 5n * silence > fiveP80;
      return [
        {
          user_id: user,
          application_id: id,
          company_id: company,
          silent_days: String(days),
          usual_days: quotient(fiveP80, 5n * DAY_US, 2),
          is_usual_of_company: String(isOfCompany),
          chance,
          verdict: isHopeless ? 'stop waiting' : isOverdue ? 'follow up' : 'wait',
        },
      ];
    });
  });
}

const sorted = (waits: readonly bigint[]) =>
  [...waits].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** "Follow-up": one row per person with something sent. */
export function followUpRows(facts: readonly Fact[], { as_of }: Reporting): Row[] {
  const asOf = instant(as_of) ?? 0n;
  return perPerson(facts.filter(({ sent }) => sent)).map(({ user, own }) => {
    const waits = sorted(own.flatMap(({ wait }) => wait ?? []));
    const at = (top: bigint, bottom: bigint) =>
      quotient(percentile(waits, top, bottom), bottom * DAY_US, 2);
    const within = [7, 14, 30].map((days): Row => {
      const limit = BigInt(days) * DAY_US;
      const due = own.filter(
        ({ submitted, replied, wait }) =>
          submitted !== null && asOf - submitted >= limit && (!replied || wait !== null),
      );
      const within = due.filter(({ wait }) => wait !== null && wait <= limit);
      return {
        [`due_${days}`]: counted(due),
        [`replied_${days}`]: counted(within),
        ...rateColumns(`replied_${days}_rate`, within.length, due.length),
      };
    });
    return Object.assign(
      {
        user_id: user,
        sent: counted(own),
        replied: counted(own.filter((fact) => fact.replied)),
        p10_days: at(1n, 10n),
        p25_days: at(1n, 4n),
        median_days: at(1n, 2n),
        p75_days: at(3n, 4n),
        p80_days: at(4n, 5n),
        p90_days: at(9n, 10n),
        p95_days: at(19n, 20n),
      },
      ...within,
    );
  });
}

/** "Cohorts": one row per person and week of sending. */
export function cohortRows(facts: readonly Fact[], reporting: Reporting): Row[] {
  const dated = facts.filter(({ sentOn }) => sentOn !== null);
  return perPerson(dated).flatMap(({ user, own }) =>
    [...Map.groupBy(own, ({ week }) => week)].map(([week, same]) => {
      const some = (is: (fact: Fact) => boolean) => same.filter(is);
      const replied = some((fact) => fact.replied);
      const interviewed = some(({ interviewed: is }) => is);
      const offered = some(({ offered: is }) => is);
      const ghosted = some((fact) => isGhosted(fact, reporting));
      return {
        user_id: user,
        sent_week: week,
        sent: counted(same),
        replied: counted(replied),
        interviewed: counted(interviewed),
        offered: counted(offered),
        rejected: counted(some((fact) => fact.isRejected)),
        ghosted: counted(ghosted),
        waiting: String(same.length - replied.length - ghosted.length),
        ...rateColumns('reply_rate', replied.length, same.length),
        ...rateColumns('interview_rate', interviewed.length, same.length),
        ...rateColumns('offer_rate', offered.length, same.length),
      };
    }),
  );
}

/** Sent, no response, and submitted longer ago than the limit. */
export function isGhosted({ replied, submitted }: Fact, reporting: Reporting): boolean {
  const asOf = instant(reporting.as_of) ?? 0n;
  const limit = BigInt(Math.round(Number(reporting.ghost_after_days) * 86_400)) * 1_000_000n;
  return !replied && asOf - (submitted ?? asOf) > limit;
}
