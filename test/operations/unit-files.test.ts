// What `schedule --print` writes: read by systemd and cron in test:hosts; here what stands in it.
import { expect, test } from 'vitest';
import { jobs } from '../../jobs/index.ts';
import { type Installation, onCalendar, printUnits } from '../../src/operations/unit-files.ts';

const installation: Installation = {
  node: '/opt/node/bin/node',
  program: '/opt/my programs/nyx-etl.js',
  version: '1.2.3',
  user: 'nyx',
  home: '/var/lib/100% mine',
  configuration: '/etc/nyx-etl.config.yaml',
  zone: 'UTC',
  http: '127.0.0.1:9464',
};

test.each([
  ['30 2 * * *', 'Europe/Berlin', '*-*-* 02:30:00 Europe/Berlin'],
  ['*/15 * * * *', 'UTC', '*-*-* *:00,15,30,45:00 UTC'],
  ['0 5 * * 0', 'UTC', 'Sun *-*-* 05:00:00 UTC'],
  ['0 6 1 1,7 1-5', 'UTC', 'Mon,Tue,Wed,Thu,Fri *-01,07-01 06:00:00 UTC'],
])('%s in %s is %s for systemd', (cron, zone, calendar) => {
  expect(onCalendar({ cron, zone })).toBe(calendar);
});

test('paths with spaces and percent signs are quoted as each program wants it', () => {
  const units = printUnits('systemd', jobs, installation);
  expect(units).toContain('Environment="NYX_HOME=/var/lib/100%% mine"');
  expect(units).toContain(
    'ExecStart=/opt/node/bin/node "/opt/my programs/nyx-etl.js" --config /etc/nyx-etl.config.yaml schedule --http 127.0.0.1:9464',
  );
  const lines = printUnits('crontab', jobs, installation).split('\n');
  expect(lines).toContain(
    "30 2 * * * /opt/node/bin/node '/opt/my programs/nyx-etl.js' --config /etc/nyx-etl.config.yaml run nightly --scheduled-at auto --quiet",
  );
});

test('cron goes by the clock of the machine: a job of another zone is looked for each quarter of an hour', () => {
  const lines = printUnits('crontab', jobs, { ...installation, zone: 'Europe/Berlin' }).split('\n');
  const nightly = lines.find((line) => line.includes('run nightly'));
  expect(nightly).toMatch(/^\*\/15 \* \* \* \* /);
});

test('the container is of this version, and is asked whether it lives', () => {
  const text = printUnits('docker', jobs, installation);
  expect(text).toContain('npm install --global nyx-etl@1.2.3');
  expect(text).toContain('http://127.0.0.1:9464/livez');
});
