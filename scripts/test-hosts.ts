// The printed units read by systemd, a printed line run by Debian's cron, clocks moved by faketime: npm run test:hosts. Needs
// the packages systemd, cron and faketime, and root for cron's table.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startScratchServer } from '../src/database/scratch-server.ts';
import { connect } from '../src/database/session.ts';
import { packageRoot } from '../src/package-root.ts';
import { migrate } from '../src/schema.ts';

const program = join(packageRoot, 'bin/nyx-etl.js');
const folder = mkdtempSync(join(tmpdir(), 'nyx-hosts-'));
const config = join(folder, 'nyx-etl.config.yaml');
const print = (format: string) =>
  execFileSync(process.execPath, [program, 'schedule', '--print', format, '--config', config], {
    encoding: 'utf8',
  });

await using server = await startScratchServer();
await using session = await connect(server.url, 'test-hosts');
await migrate(session);
const off = ['nightly', 'digests', 'verify']
  .map((job) => `  ${job}: { enabled: false }\n`)
  .join('');
writeFileSync(
  config,
  `database:\n  url: ${server.url}\njobs:\n${off}  ticking: { enabled: true }\n`,
  { mode: 0o600 },
);
mkdirSync(join(folder, 'jobs'));
const job = (name: string, cron: string, zone: string) =>
  `import { defineJob } from 'nyx-etl';
export default defineJob({ name: '${name}', describe: 'ticks', cron: '${cron}', zone: '${zone}', catchUp: 'all',
  steps: [{ name: 'tick', describe: 'tick', run: async ({ asOf }) => ({ summary: asOf }) }] });\n`;
writeFileSync(join(folder, 'jobs/ticking.mjs'), job('ticking', '* * * * *', 'UTC'), {
  mode: 0o600,
});
chmodSync(folder, 0o755);

verifyUnits();
await runByCron();
await moveClocks();
rmSync(folder, { recursive: true });
console.log('all is as it should be');

/** Each printed file in its place, as systemd reads it. */
function verifyUnits(): void {
  const files = print('systemd')
    .split(/^# (?=\/etc\/systemd)/m)
    .filter((text) => text !== '');
  const paths = files.map((text) => {
    const path = join(folder, text.slice(0, text.indexOf('\n')));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text.slice(text.indexOf('\n')), { mode: 0o644 });
    return path;
  });
  execFileSync('systemd-analyze', ['verify', '--man=no', ...paths], { stdio: 'inherit' });
  console.log(`systemd-analyze verify: ${paths.length} units`);
}

/** The printed line in a table of cron, until cron has run two minutes of it. */
async function runByCron(): Promise<void> {
  const lines = print('crontab')
    .split('\n')
    .filter((line) => !line.startsWith('#'));
  execFileSync('crontab', ['-'], { input: `${lines.join('\n')}\n` });
  const cron = spawn('cron', ['-f'], { stdio: 'ignore' });
  try {
    for (let waited = 0; (await slots()).length < 2; waited++) {
      if (waited > 180) throw new Error('cron has run nothing in three minutes');
      await sleep(1_000);
    }
  } finally {
    cron.kill();
    execFileSync('crontab', ['-r']);
  }
  console.log(`cron: ${(await slots()).join(', ')}`);
}

/** Two hours ahead and back, and over both changes of a zone: each slot once, none in the future. */
async function moveClocks(): Promise<void> {
  const zone = 'Europe/Berlin';
  writeFileSync(join(folder, 'jobs/ticking.mjs'), job('berlin', '30 2 * * *', zone), {
    mode: 0o600,
  });
  writeFileSync(config, `database:\n  url: ${server.url}\njobs:\n${off}`, { mode: 0o600 });
  await session.pg.query(`update etl.migrations set applied_at = '2026-03-26'`);
  const times = ['2026-03-28 12:00', '2026-03-29 02:00', '2026-03-29 00:00', '2026-03-30 12:00'];
  const autumn = ['2026-10-24 12:00', '2026-10-25 01:00', '2026-10-25 03:00', '2026-10-27 12:00'];
  for (const time of [...times, ...autumn]) {
    const words = [program, 'run', 'berlin', '--scheduled-at', 'auto', '--config', config];
    execFileSync('faketime', [`${time} UTC`, process.execPath, ...words], {
      env: { ...process.env, TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  const { rows } = await session.pg.query<{ runs: number; slots: number; days: number }>(
    `select count(*)::integer as runs, count(distinct scheduled_at)::integer as slots,
        count(distinct (scheduled_at at time zone '${zone}')::date)::integer as days
     from etl.runs where job = 'berlin' and status = 'succeeded'`,
  );
  console.log(`clocks: ${JSON.stringify(rows[0])}`);
  if (rows[0]?.runs !== rows[0]?.days || rows[0]?.runs !== rows[0]?.slots)
    throw new Error('a slot came twice, or a day has two');
}

async function slots(): Promise<string[]> {
  const { rows } = await session.pg.query<{ slot: string }>(
    `select scheduled_at as slot from etl.runs where job = 'ticking' and status = 'succeeded' order by id`,
  );
  return rows.map(({ slot }) => slot);
}
