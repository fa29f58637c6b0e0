import { sql } from 'kysely';
import type { Session } from '../../database/session.ts';
import type { Notes } from '../../ledger/loads.ts';

const SCALED = /^(\d+(?:[.,]\d+)?)\s*(?:(%)|(?:\/|of|out of|von)\s*(\d+(?:[.,]\d+)?))$/i;
const BARE = /^\d+(?:[.,]\d+)?$/;
const NO_SCALE = 'a score on a scale that the column does not tell, left empty';

/**
 * Writes the staged match scores as shares of 1: `72%` and `4.2/5` say their scale; of bare numbers the column does, if
 * its largest is at most 1, or beyond 10 and at most 100. Others are left empty and noted.
 */
export async function readScores(session: Session): Promise<Notes> {
  const { rows } = await sql<{ written: string; rows: bigint }>`
    select match_score as written, count(*) as rows from pg_temp.stage
    where match_score is not null group by match_score`.execute(session.db);
  const bare = rows.flatMap(({ written }) => (BARE.test(written) ? numberOf(written) : []));
  const largest = bare.reduce((most, score) => Math.max(most, score), 0);
  const scale = largest <= 1 ? 1 : largest > 10 && largest <= 100 ? 100 : null;
  const read = rows.map((row) => ({ ...row, score: scoreOf(row.written, scale) }));
  const changed = read.filter(({ written, score }) => written !== score);
  if (changed.length === 0) return {};
  await sql`
    update pg_temp.stage as s set match_score = r.score
    from jsonb_to_recordset(${JSON.stringify(changed.map(({ written, score }) => ({ written, score })))}::jsonb)
      as r (written text, score text)
    where s.match_score = r.written`.execute(session.db);
  const lost = read.filter(({ score }) => score === null);
  const count = lost.reduce((sum, row) => sum + Number(row.rows), 0);
  return count === 0 ? {} : { match_score: { [NO_SCALE]: count } };
}

function scoreOf(written: string, scale: number | null): string | null {
  const [, value = '', percent, most] = SCALED.exec(written.trim()) ?? [];
  if (value !== '') return share(numberOf(value), percent ? 100 : numberOf(most ?? ''));
  return BARE.test(written) && scale !== null ? share(numberOf(written), scale) : null;
}

function share(score: number, scale: number): string | null {
  return scale > 0 && score <= scale ? (score / scale).toFixed(3) : null;
}

function numberOf(text: string): number {
  return Number(text.replace(',', '.'));
}
