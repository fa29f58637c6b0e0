import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type SqlFile, sqlFile } from '../database/sql-file.ts';
import { type Severity, severities } from '../ledger/steps.ts';
import { packageRoot } from '../package-root.ts';

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

/**
 * Reads the header: first what must hold, then `-- severity:`, `-- stage:` and `-- owner:`. Each goes on in the comment
 * lines that follow it.
 */
function parseCheck(file: SqlFile): Check {
  const fields = readHeader(file.text);
  const field = (name: string): string => {
    const value = fields.get(name);
    if (value === undefined) throw new Error(`${file.file} has no line '-- ${name}: …'`);
    return value;
  };
  const severity = severities.find((one) => one === field('severity'));
  if (!severity) throw new Error(`${file.file}: severity is ${severities.join(' or ')}`);
  return {
    name: file.file.replace(/^.*\/|\.sql$/g, ''),
    severity,
    stage: field('stage'),
    demands: field('demands'),
    owner: field('owner'),
    file,
  };
}

/** The fields of the comment that a file begins with; what stands before the first of them is `demands`. */
function readHeader(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  let name = 'demands';
  for (const line of text.split('\n')) {
    if (!line.startsWith('-- ')) break;
    const [, begun, value] = /^-- (severity|stage|owner|Grain): (.+)$/.exec(line) ?? [];
    if (begun !== undefined) name = begun;
    const said = value ?? line.slice(3);
    fields.set(name, `${fields.get(name) ?? ''} ${said.trim()}`.trim());
  }
  return fields;
}
