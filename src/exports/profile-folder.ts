import { basename, dirname, join, resolve } from 'node:path';
import { type Profile, profiles } from '../choices.ts';
import { publishedAround } from '../database/published-around.ts';
import { publishedIn } from '../database/warehouse.ts';
import { ConfigError } from '../errors.ts';
import { shellQuoted } from '../text/shell-quoted.ts';

/**
 * The folder below `out` that a profile is published into. Throws ConfigError when `out` is or lies in what was published
 * before: nothing is added to a warehouse, and no folder of all lies in another one; and where DuckDB cannot write.
 */
export async function profileFolder(out: string, profile: Profile): Promise<string> {
  // DuckDB takes what stands behind it for settings, and writes its log elsewhere.
  if (resolve(out).includes('?'))
    throw new ConfigError(`cannot export to ${out}: no path with a ? can hold a warehouse`, {
      hint: 'name another folder with --out',
      code: 'export.folder',
    });
  const around = await publishedAround(out);
  if (around !== undefined)
    throw nested(out, `${around} is a published warehouse`, dirname(dirname(around)));
  for (let folder = resolve(out); dirname(folder) !== folder; folder = dirname(folder)) {
    if (profiles.some((name) => name === basename(folder)) && (await holdsWarehouses(folder)))
      throw nested(out, `${folder} holds the warehouses of one profile`, dirname(folder));
  }
  return join(resolve(out), profile);
}

async function holdsWarehouses(folder: string): Promise<boolean> {
  const { warehouses } = await publishedIn(folder);
  return warehouses.length > 0;
}

function nested(out: string, why: string, instead: string): ConfigError {
  return new ConfigError(`cannot export to ${out}: ${why}`, {
    hint: `write --out ${shellQuoted(instead)}, or name a folder outside of it`,
    code: 'export.folder',
  });
}
