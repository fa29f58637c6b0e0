import { type Manifest, sha256 } from '../database/manifest.ts';
import type { Session } from '../database/session.ts';
import { publishedIn } from './publish.ts';
import { manifestText } from './seal.ts';

/** Writes down what was published. */
export async function record(session: Session, folder: string, manifest: Manifest): Promise<void> {
  await session.db
    .insertInto('etl.exports')
    .values({
      folder,
      profile: manifest.profile,
      as_of: manifest.as_of,
      manifest_sha256: sha256(manifestText(manifest)),
      total_bytes: manifest.total_bytes,
    })
    .execute();
}

/** Makes up for exports to `out` that were killed between publishing and recording. */
export async function recordUnrecorded(session: Session, out: string): Promise<void> {
  const { rows } = await session.pg.query<{ manifest_sha256: string }>(
    'select manifest_sha256 from etl.exports',
  );
  const recorded = new Set(rows.map((row) => row.manifest_sha256));
  for (const { folder, manifest } of await publishedIn(out)) {
    if (!recorded.has(sha256(manifestText(manifest)))) await record(session, folder, manifest);
  }
}
