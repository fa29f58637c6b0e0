import type { NamedGroup } from '../read-outcomes.ts';
import type { OverviewReport } from './model.ts';

type Companies = OverviewReport['companies'];
type Company = Companies['best'][number];

const LEAST_SENT = 5;
const SHOWN = 10;

/**
 * The companies that answer most and least, of those that were sent enough to tell. By the cautious end of the
 * interval, so that one answer to one application is no record. `groups` are named by the company's id.
 */
export function compareCompanies(
  companies: readonly { id: string; name: string; tier: string }[],
  groups: readonly (NamedGroup & { name: string })[],
): Companies {
  const byId = new Map(groups.map((group) => [group.name, group]));
  const compared = companies.flatMap((company): Company[] => {
    const group = byId.get(company.id);
    if (!group?.reply_rate || group.sent < LEAST_SENT) return [];
    return [{ ...company, sent: group.sent, reply_rate: group.reply_rate, ghosted: group.ghosted }];
  });
  const byName = (a: Company, b: Company) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  return {
    least_sent: LEAST_SENT,
    compared: compared.length,
    best: compared
      .toSorted((a, b) => b.reply_rate.low - a.reply_rate.low || byName(a, b))
      .slice(0, Math.min(SHOWN, Math.ceil(compared.length / 2))),
    worst: compared
      .toSorted((a, b) => a.reply_rate.high - b.reply_rate.high || byName(a, b))
      .slice(0, Math.min(SHOWN, Math.floor(compared.length / 2))),
  };
}
