import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type SqlFile, sqlFile } from '../database/sql-file.ts';
import { packageRoot } from '../package-root.ts';

export type Severity = 'error' | 'warn';

/** A SELECT of offending rows, with what its header comment says. */
export interface Check {
  name: string;
  severity: Severity;
  /** A transform, whose new rows it reads as `pg_temp.<name>`, or `facts`. */
  stage: string;
  /** What must hold, in one sentence. */
  demands: string;
  /** Who mends it, and how. */
  owner: string;
  file: SqlFile;
}

/** Reads every file of `checks/`. Throws when a header lacks severity, stage or owner. */
export function readChecks(): Check[] {
  return readdirSync(join(packageRoot, 'checks'))
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => parseCheck(sqlFile(import.meta.url, `../../checks/${name}`)));
}

/** Reads the header: first line what must hold, then `-- severity:`, `-- stage:` and `-- owner:`. */
export function parseCheck(file: SqlFile): Check {
  const field = (name: string): string => {
    const value = new RegExp(`^-- ${name}: (.+)$`, 'm').exec(file.text)?.[1];
    if (value === undefined) throw new Error(`${file.file} has no line '-- ${name}: …'`);
    return value.trim();
  };
  const severity = field('severity');
  if (severity !== 'error' && severity !== 'warn')
    throw new Error(`${file.file}: severity is error or warn`);
  return {
    name: file.file.replace(/^.*\/|\.sql$/g, ''),
    severity,
    stage: field('stage'),
    demands: /^-- (.+)$/m.exec(file.text)?.[1] ?? '',
    owner: field('owner'),
    file,
  };
}
