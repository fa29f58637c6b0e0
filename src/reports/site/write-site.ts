import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDb } from '../../database/duckdb.ts';
import type { Warehouse } from '../../database/warehouse.ts';
import { refuseInterrupted } from '../../interrupt.ts';
import { type Progress, silent } from '../../progress.ts';
import { requireReportable } from '../describe-warehouse.ts';
import { renderHtml } from '../render/html.ts';
import { narrow, type Scope } from '../scope.ts';
import { replaceFolder } from './replace-folder.ts';
import { describeSite, links, type SiteIds, siteIds } from './site-documents.ts';

interface Site {
  folder: string;
  pages: number;
  totalBytes: number;
}

/**
 * Writes a site into `out`: the overview, a page per session and per company with an application, lists of them and of all
 * applications, and the pipeline's health, all linked. An older site there is replaced as a whole. Throws ConfigError
 * when `out` holds anything else.
 */
export async function writeSite(
  duckDb: DuckDb,
  warehouse: Warehouse,
  out: string,
  progress: Progress = silent,
  scope: Scope = {},
): Promise<Site> {
  requireReportable(warehouse);
  await narrow(duckDb, scope);
  const ids: SiteIds = await siteIds(duckDb);
  const total = links.length + ids.sessions.length + ids.companies.length;
  let pages = 0;
  let totalBytes = 0;
  const folder = await replaceFolder(out, async (building) => {
    for await (const [file, document] of describeSite(duckDb, warehouse, ids, scope)) {
      refuseInterrupted();
      const text = renderHtml(document, { links, file });
      await writeFile(join(building, file), text, { mode: 0o600, flag: 'wx' });
      totalBytes += Buffer.byteLength(text);
      pages += 1;
      progress({ step: 'writing', done: pages, total: Math.max(pages, total), unit: 'pages' });
    }
  });
  return { folder, pages, totalBytes };
}
