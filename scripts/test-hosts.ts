// The printed units read by systemd, a printed line run by Debian's cron, clocks moved by faketime:
// npm run test:hosts. Needs the packages systemd, cron and faketime, and root for cron's table.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startScratchServer } from '../src/database/scratch-server.ts';
import { connect } from '../src/database/session.ts';
import { packageRoot } from '../src/package-root.ts';
import { migrate } from '../src/schema.ts';
import { moveClocks, moveDaemon } from './move-clocks.ts';

const program = join(packageRoot, 'bin/nyx-etl.js');
const folder = mkdtempSync(join(tmpdir(), 'nyx-hosts-'));
const config = join(folder, 'nyx-etl.config.yaml');
const print = (format: string) =>
  execFileSync(process.execPath, [program, 'schedule', '--print', format, '--config', config], {
    encoding: 'utf8',
  });

await using server = await startScratchServer();
{
  await using session = await connect(server.url, 'test-hosts');
  await migrate(session);
}
mkdirSync(join(folder, 'jobs'));
chmodSync(folder, 0o755);

onlyJob('ticking', '* * * * *', 'UTC');
verifyUnits();
await runByCron();
const clocks = { server, folder, config, onlyJob };
await moveClocks(clocks);
await moveDaemon(clocks);
rmSync(folder, { recursive: true });
console.log('all is as it should be');

/** A job that does nothing, and a configuration that has no other. */
function onlyJob(name: string, cron: string, zone: string): void {
  const job = `import { defineJob } from 'nyx-etl';
export default defineJob({ name: '${name}', describe: 'ticks', cron: '${cron}', zone: '${zone}', catchUp: 'all',
  steps: [{ name: 'tick', describe: 'tick', run: async ({ asOf }) => ({ summary: asOf }) }] });\n`;
  writeFileSync(join(folder, 'jobs/only.mjs'), job, { mode: 0o600 });
  const off = ['nightly', 'digests', 'verify']
    .map((other) => `  ${other}: { enabled: false }\n`)
    .join('');
  const jobs = `${off}  ${name}: { enabled: true }\n`;
  writeFileSync(config, `database:\n  url: ${server.url}\njobs:\n${jobs}`, { mode: 0o600 });
}

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

async function slots(): Promise<string[]> {
  await using session = await connect(server.url, 'test-hosts');
  const { rows } = await session.pg.query<{ slot: string }>(
    `select scheduled_at as slot from etl.runs where job = 'ticking' and status = 'succeeded' order by id`,
  );
  return rows.map(({ slot }) => slot);
}
