import type { DuckDb } from '../database/duckdb.ts';
import type { Warehouse } from '../database/warehouse.ts';
import { readReport } from './read-report.ts';
import { renderHtml } from './render/html.ts';
import { renderText } from './render/text.ts';

/** A session report to be sent: a subject line, the page, and the same as plain text. */
export interface SessionMail {
  subject: string;
  html: string;
  text: string;
}

const COLUMNS = 78;

/**
 * Renders the report of a session (its id, its name, or `last`) for a mail. Throws ConfigError for an unknown session.
 */
export async function renderSessionMail(
  duckDb: DuckDb,
  warehouse: Warehouse,
  wanted: string,
): Promise<SessionMail> {
  const document = (await readReport(duckDb, warehouse, { kind: 'session', wanted })).document();
  return {
    subject: document.title,
    html: renderHtml(document),
    text: renderText(document, { width: COLUMNS, color: false }),
  };
}
