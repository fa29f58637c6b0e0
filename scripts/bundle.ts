// Makes dist/, here or in the folder that is named, of the sources as the package runs them: few
// large files, since a start spends half its time on finding and linking modules. What is loaded on
// use stays a file of its own, and every module exists once, whoever imports it.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type OutputChunk, type Plugin, rolldown } from 'rolldown';
import { normaliserFiles } from '../src/ingest/normalise/normaliser-version.ts';
import { digestOfText, NOTED_DIGESTS } from '../src/knowledge/files.ts';
import { readingCode } from '../src/mail/rules/rules-version.ts';
import { packageRoot } from '../src/package-root.ts';
import { licencesOf } from './bundled-licences.ts';

/**
 * What is started or imported by its path: the program, the library, what cleans up after a killed
 * one, and threads.
 */
const ENTRIES = [
  'src/program',
  'src/index',
  'src/database/clean-up',
  'src/transforms/mail/reading-worker',
  'src/ingest/emails/mail-worker',
  'src/ingest/duckdb/transcode-worker',
];

/**
 * Packages that become part of the bundles. The others stay as they are: they have native code or
 * files, or start seldom.
 */
const INSIDE = new Set([
  ...['@duckdb/node-api', 'kysely', 'yaml', 'yargs', 'zod'],
  ...['d3-scale', 'd3-shape', 'fastest-levenshtein', 'picocolors'],
]);

/** What files of knowledge/ are made of that the package brings. */
const OF_KNOWLEDGE = [join(packageRoot, 'node_modules/eld/src')];

const dist = join(process.argv[2] ?? packageRoot, 'dist');
const bundle = await rolldown({
  input: Object.fromEntries(ENTRIES.map((entry) => [entry, join(packageRoot, `${entry}.ts`)])),
  platform: 'node',
  external: isOutside,
  plugins: [oneWidth(), oneLanguage(), ownPlaces()],
});
const { output } = await bundle.write({
  dir: dist,
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name].js',
  // Names of functions and lines stay, so that a stack trace says where it was.
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: false } },
  comments: false,
  // A file with one other letter is twice as large in memory.
  charset: 'ascii',
  keepNames: true,
});
await bundle.close();
const chunks = output.filter((file): file is OutputChunk => file.type === 'chunk');
removeOthers(new Set(chunks.map(({ fileName }) => fileName)));
const parts = [...chunks.flatMap((c) => c.moduleIds), ...OF_KNOWLEDGE];
writeFileSync(join(dist, 'THIRD-PARTY-LICENSES'), licencesOf(parts));
noteDigests();

/**
 * Whether an import stays one: of a package that is not made part of the bundles, or of something
 * with native code.
 */
function isOutside(specifier: string, importer: string | undefined): boolean {
  if (/^[./]|^node:/.test(specifier)) return false;
  if (specifier.startsWith('@duckdb/node-bindings')) return true;
  const isOwn = importer !== undefined && !importer.includes(`${sep}node_modules${sep}`);
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  return isOwn && !INSIDE.has(name);
}

/** yargs asks for columns, too, and would load at each start what we do without. */
function oneWidth(): Plugin {
  const ours = join(packageRoot, 'src/text/text-width.ts');
  return {
    name: 'one-width',
    resolveId: { filter: { id: /^string-width$/ }, handler: () => 'our-width' },
    load: {
      filter: { id: /^our-width$/ },
      handler: () => `export { widthOf as default } from ${JSON.stringify(ours)};`,
    },
  };
}

/** zod brings its messages in all its languages, of which we use none: nearly half of it. */
function oneLanguage(): Plugin {
  return {
    name: 'one-language',
    load: {
      filter: { id: /zod\/v4\/locales\/index\.js$/ },
      handler: () => "export { default as en } from './en.js';",
    },
  };
}

/**
 * Lets `import.meta.url` of a module mean the module's own place in dist/, whichever file it has
 * become part of.
 */
function ownPlaces(): Plugin {
  return {
    name: 'own-places',
    transform: {
      filter: { code: 'import.meta' },
      handler(code, id) {
        const place = relative(packageRoot, id).replaceAll(sep, '/').replace(/\.ts$/, '.js');
        const left = code.replaceAll('import.meta.url', `placeOfModule(${JSON.stringify(place)})`);
        if (left.includes('import.meta.dir')) throw new Error(`${id}: say it by import.meta.url`);
        return left;
      },
    },
    renderChunk(code, { fileName }) {
      const up = '../'.repeat(fileName.split('/').length - 1) || './';
      return code.replaceAll(
        /placeOfModule\("([^"]+)"\)/g,
        (_, place) => `new URL(${JSON.stringify(up + place)}, import.meta.url).href`,
      );
    },
  };
}

/**
 * Files of builds before: what is not of this one would be packed, too. Nothing else goes, since
 * somebody may be packing.
 */
function removeOthers(written: ReadonlySet<string>): void {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
  for (const file of files)
    if (file.endsWith('.js') && !written.has(file.replaceAll(sep, '/'))) rmSync(join(dist, file));
}

/**
 * Code that decides what mail and values are taken for has a version, which is a digest of modules.
 */
function noteDigests(): void {
  const modules = [...normaliserFiles(), ...readingCode()].filter((file) => file.endsWith('.ts'));
  const digests = Object.fromEntries(modules.toSorted().map((file) => [file, digestOfText(file)]));
  writeFileSync(join(dist, '..', NOTED_DIGESTS), `${JSON.stringify(digests, null, 2)}\n`);
}
