// nyx-etl.config.yaml: what counts, where it comes from, and what is said about what makes no sense.
import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfiguration } from '../../src/configuration/configuration.ts';

let folder: string;
/** As a file names a variable. */
const variable = (name: string) => `\${${name}}`;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nyx-config-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function read(yaml: string, env: NodeJS.ProcessEnv = {}, flags = {}) {
  const file = join(folder, 'nyx-etl.config.yaml');
  await writeFile(file, yaml, { mode: 0o600 });
  return readConfiguration({ env, file, flags });
}

async function failure(yaml: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const error: unknown = await read(yaml, env).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'ConfigError', exitCode: 2 });
  const { message, hint } = error as { message: string; hint: string };
  return `${message.replaceAll(`${folder}/`, '')} | ${hint}`;
}

test('without a file everything has its default', () => {
  const { settings, file } = readConfiguration({ env: { NYX_HOME: folder } });
  expect(file).toBeUndefined();
  expect(settings.export).toEqual({ keep: 7, when_checks_fail: 'keep_latest' });
  expect(settings.jobs).toEqual({});
});

test('flags stand above variables, those above the file, that above defaults, and each says where it comes from', async () => {
  const yaml = 'export:\n  keep: 3\n  folder: /from/file\nhistory:\n  runs_days: 30\n';
  const { settings, origins } = await read(
    yaml,
    { NYX_ETL_EXPORT_KEEP: '5', NYX_ETL_EXPORT_FOLDER: '/from/variable' },
    { 'export.folder': { option: '--out', value: '/from/flag' } },
  );
  expect(settings.export).toMatchObject({ keep: 5, folder: '/from/flag' });
  expect(settings.history.runs_days).toBe(30);
  expect(settings.status.stale_after_hours).toBe(36);
  expect(origins.get('export.folder')).toBe('--out');
  expect(origins.get('export.keep')).toBe('NYX_ETL_EXPORT_KEEP');
  expect(origins.get('history.runs_days')).toMatch(/nyx-etl\.config\.yaml:5$/);
  expect(origins.get('status.stale_after_hours')).toBeUndefined();
});

test.each([
  ['exprot:\n  keep: 3\n', 'nyx-etl.config.yaml:1: there is no exprot | did you mean export?'],
  [
    'export:\n  keep: 3\n  foldr: /x\n',
    'nyx-etl.config.yaml:3: there is no export.foldr | did you mean folder?',
  ],
  [
    'jobs:\n  nightly:\n    corn: 0 3 * * *\n',
    'nyx-etl.config.yaml:3: there is no jobs.nightly.corn | did you mean cron?',
  ],
  ['export:\n  keep: -1\n', 'nyx-etl.config.yaml:2: export.keep: Too small'],
  ['jobs:\n  nightly:\n    cron: nonsense\n', 'jobs.nightly.cron: is no cron expression'],
  ['jobs:\n  nightly:\n    zone: "+02:00"\n', 'jobs.nightly.zone: is no name of a time zone'],
  ['timezone: Europe/Berlin\n', 'nyx-etl config set timezone VALUE'],
  ['ghost_after_days: 30\n', 'nyx-etl config set ghost_after_days VALUE'],
  ['reporting:\n  timezone: UTC\n', 'nyx-etl config set timezone VALUE'],
  ['export:\n  keep: 3\n  keep: 4\n', 'nyx-etl.config.yaml:3: Map keys must be unique'],
  ['export: [\n', 'nyx-etl.config.yaml:2: Flow sequence'],
  ['just words\n', 'nyx-etl.config.yaml holds no sections'],
  [
    `database:\n  url: ${variable('NO_SUCH')}\n`,
    'nyx-etl.config.yaml:2: the variable NO_SUCH is not set',
  ],
  ['database:\n  url_file: nowhere\n', 'nyx-etl.config.yaml:2: nowhere cannot be read (ENOENT)'],
  ['database:\n  url: a\n  url_file: b\n', 'nyx-etl.config.yaml:3: url and url_file say the same'],
])('%j is refused with its line and what to type', async (yaml, said) => {
  expect(await failure(yaml)).toContain(said);
});

test('a secret may be in a variable or in a file beside the configuration, and a number, too', async () => {
  await writeFile(join(folder, 'secret'), 'postgres://me:word@host/db\n');
  const env = { KEEP: '9', NAME: 'x: y # z', DB: 'postgres://host/db' };
  const file = await read(
    `database:\n  url_file: secret\nexport:\n  keep: ${variable('KEEP')}\n`,
    env,
  );
  expect(file.settings.database.url).toBe('postgres://me:word@host/db');
  expect(file.settings.export.keep).toBe(9);
  const yaml = `database:
  url: ${variable('DB')}?a=${variable('NAME')}
export:
  folder: $${variable('KEEP')}
`;
  const inText = await read(yaml, env);
  expect(inText.settings.database.url).toBe('postgres://host/db?a=x: y # z');
  expect(inText.settings.export.folder).toBe(variable('KEEP'));
});

test('values of secrets are in no message', async () => {
  const said = await failure(`export:\n  keep: ${variable('SECRET')}\n`, { SECRET: 'hunter2' });
  expect(said).not.toContain('hunter2');
});

test('a file that others may write to is refused: jobs beside it are run', async () => {
  await read('');
  await chmod(join(folder, 'nyx-etl.config.yaml'), 0o666);
  const open = () => readConfiguration({ env: {}, file: join(folder, 'nyx-etl.config.yaml') });
  expect(open).toThrow('could have been written by somebody else');
});

test('a link is its owner’s choice, and what it leads to is looked at as well', async () => {
  await read('export:\n  keep: 3\n');
  const [file, link] = [join(folder, 'nyx-etl.config.yaml'), join(folder, 'link.yaml')];
  await symlink(file, link);
  const open = () => readConfiguration({ env: {}, file: link });
  expect(open().settings.export.keep).toBe(3);
  await chmod(file, 0o666);
  expect(open).toThrow('could have been written by somebody else');
});

test.each([
  ['refers to itself', 'export: &a [*a]\n'],
  ['refers to itself in a map', 'export: &a\n  keep: *a\n'],
  [
    'is nine lists of nine, nine times',
    Array.from({ length: 9 }, (_, n) => {
      const below = n === 0 ? 'x' : `*l${n - 1}`;
      return `l${n}: &l${n} [${Array.from({ length: 9 }, () => below).join(', ')}]\n`;
    }).join(''),
  ],
  ['has 20,000 levels', `export: ${'['.repeat(20_000)}\n`],
  ['has two million bytes', `# ${'x'.repeat(2_000_000)}\n`],
])('what %s is refused in a sentence', async (_, yaml) => {
  expect(await failure(yaml)).toMatch(/nyx-etl\.config\.yaml/);
});

test('a pipe that nobody writes to is not waited for', async () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', ['-m', '600', pipe]);
  expect(() => readConfiguration({ env: {}, file: pipe })).toThrow('is a pipe');
  expect(await failure(`database:\n  url_file: ${pipe}\n`)).toContain('is a pipe');
});

test('an empty file and a section with nothing behind it say nothing', async () => {
  expect((await read('')).settings.export.keep).toBe(7);
  expect((await read('export:\njobs:\n')).settings.export.keep).toBe(7);
});

test.each([
  ['url: http://far.example/v1\n  model: m', 'mail_reader.url: is no https:// URL'],
  ['url: https://me:secret@far.example/v1\n  model: m', 'mail_reader.url: is no https:// URL'],
  ['url: https://far.example/v1', 'mail_reader.model: is needed where there is a url'],
  ['budget_usd: 1', 'mail_reader.budget_usd: needs usd_per_million_input'],
])(
  'a mail reader is refused that would leak, or spend what nobody counts: %s',
  async (yaml, message) => {
    const said = await failure(`mail_reader:\n  ${yaml}\n`);
    expect(said).toContain(message);
    expect(said).not.toContain('secret');
  },
);
