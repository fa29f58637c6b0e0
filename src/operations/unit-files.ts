// Files by which other programs start jobs: systemd, cron, Docker.

import { parse } from 'node-cron';
import type { UnitFormat } from '../choices.ts';
import type { Job } from '../scheduler/job.ts';
import { shellQuoted } from '../text/shell-quoted.ts';

/** How this installation is started, in absolute paths. */
export interface Installation {
  node: string;
  program: string;
  version: string;
  user: string;
  /** NYX_HOME. */
  home: string;
  configuration: string | undefined;
  /** The zone of the machine, which cron goes by. */
  zone: string;
  /** Where the daemon answers. */
  http: string;
}

const SECRETS = '/etc/nyx-etl.env';

/** The text of ready files; each begins with its path. */
export function printUnits(
  format: UnitFormat,
  jobs: readonly Job[],
  installation: Installation,
): string {
  const files = { systemd, crontab, docker }[format](jobs, installation);
  return files.map(([path, lines]) => [`# ${path}`, ...lines, ''].join('\n')).join('\n');
}

type File = [path: string, lines: string[]];

function systemd(jobs: readonly Job[], installation: Installation): File[] {
  const folder = '/etc/systemd/system';
  return [
    [
      `${folder}/nyx-etl.service`,
      [
        `# The daemon runs every job. Start it: systemctl enable --now nyx-etl`,
        ...service(installation, 'nyx-etl runs jobs when they are due', [
          'Type=exec',
          `ExecStart=${systemdCommand(installation, ['schedule', '--http', installation.http])}`,
          'Restart=on-failure',
          'RestartSec=30',
          // A stopped daemon says so by its exit code.
          'SuccessExitStatus=130 143',
        ]),
        '',
        '[Install]',
        'WantedBy=multi-user.target',
      ],
    ],
    ...jobs.flatMap((job): File[] => [
      [
        `${folder}/nyx-etl-${job.name}.service`,
        [
          `# In place of the daemon, with its timer: systemctl enable --now nyx-etl-${job.name}.timer`,
          ...service(installation, `nyx-etl: ${job.describe}`, [
            'Type=oneshot',
            `ExecStart=${systemdCommand(installation, runWords(job))}`,
          ]),
        ],
      ],
      [
        `${folder}/nyx-etl-${job.name}.timer`,
        [
          '[Unit]',
          `Description=nyx-etl: when ${job.name} is due`,
          '',
          '[Timer]',
          `OnCalendar=${onCalendar(job)}`,
          'Persistent=true',
          '',
          '[Install]',
          'WantedBy=timers.target',
        ],
      ],
    ]),
  ];
}

function service({ user, home }: Installation, describe: string, how: string[]): string[] {
  return [
    '[Unit]',
    `Description=${describe}`,
    'After=network-online.target',
    'Wants=network-online.target',
    '',
    '[Service]',
    `User=${user}`,
    `Environment=${systemdQuoted(`NYX_HOME=${home}`)}`,
    '# DATABASE_URL and other secrets, if any, as NAME=value:',
    `EnvironmentFile=-${SECRETS}`,
    ...how,
    'UMask=0077',
    'NoNewPrivileges=true',
    'TimeoutStopSec=15',
  ];
}

function crontab(jobs: readonly Job[], installation: Installation): File[] {
  const { user, zone, home } = installation;
  const lines = jobs.flatMap((job) => {
    const isLocal = job.zone === zone;
    const command = [...programWords(installation), ...runWords(job), '--quiet'].map(shellQuoted);
    return [
      isLocal
        ? `# ${job.describe}, at ${job.cron} ${job.zone}`
        : `# ${job.describe}, at ${job.cron} ${job.zone}: cron knows ${zone} alone, so it looks every quarter of an hour`,
      // For cron % ends the command.
      `${isLocal ? job.cron : '*/15 * * * *'} ${command.join(' ').replaceAll('%', '\\%')}`,
    ];
  });
  return [
    [
      `crontab of ${user}, to be added with: crontab -e`,
      ['# What is done is not done again, whatever else starts it.', `NYX_HOME=${home}`, ...lines],
    ],
  ];
}

function docker(_: readonly Job[], { version, http }: Installation): File[] {
  const port = http.slice(http.lastIndexOf(':') + 1);
  return [
    [
      'Dockerfile',
      [
        'FROM node:24-bookworm-slim',
        `RUN npm install --global nyx-etl@${version}`,
        'RUN install -d -o node -g node /var/lib/nyx-etl',
        'ENV NYX_HOME=/var/lib/nyx-etl',
        'VOLUME /var/lib/nyx-etl',
        'USER node',
        `CMD ["nyx-etl", "schedule", "--http", "0.0.0.0:${port}"]`,
        `HEALTHCHECK --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:${port}/livez').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]`,
      ],
    ],
    [
      'compose.yaml',
      [
        'services:',
        '  nyx-etl:',
        '    build: .',
        '    restart: unless-stopped',
        '    stop_grace_period: 15s',
        '    environment:',
        '      DATABASE_URL: $' + '{DATABASE_URL:?}',
        '    volumes:',
        '      - nyx-etl:/var/lib/nyx-etl',
        '    ports:',
        `      - 127.0.0.1:${port}:${port}`,
        'volumes:',
        '  nyx-etl:',
      ],
    ],
  ];
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `Sun *-*-* 05:00:00 UTC`: a cron expression as systemd writes it. */
export function onCalendar({ cron, zone }: Pick<Job, 'cron' | 'zone'>): string {
  const { minute, hour, dayOfMonth, month, dayOfWeek } = parse(cron);
  const list = (values: readonly (number | string)[], all: number) =>
    values.length >= all ? '*' : values.map((value) => String(value).padStart(2, '0')).join(',');
  const days =
    dayOfWeek.length >= DAYS.length
      ? ''
      : `${dayOfWeek.map((day) => DAYS[Number(day)]).join(',')} `;
  const date = `*-${list(month, 12)}-${list(dayOfMonth, 31)}`;
  return `${days}${date} ${list(hour, 24)}:${list(minute, 60)}:00 ${zone}`;
}

function runWords({ name }: Job): string[] {
  return ['run', name, '--scheduled-at', 'auto'];
}

function programWords({ node, program, configuration }: Installation): string[] {
  return [node, program, ...(configuration ? ['--config', configuration] : [])];
}

function systemdCommand(installation: Installation, words: readonly string[]): string {
  return [...programWords(installation), ...words].map(systemdQuoted).join(' ');
}

/** A percent sign begins a specifier there, a dollar sign a variable. */
function systemdQuoted(word: string): string {
  const escaped = word.replaceAll('%', '%%').replaceAll('$', '$$$$');
  return /^[\w./:=%@-]+$/.test(escaped) ? escaped : `"${escaped.replaceAll(/["\\]/g, '\\$&')}"`;
}
