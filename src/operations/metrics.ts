import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Health } from './read-health.ts';

const PREFIX = 'nyx_etl_';

interface Metric {
  name: string;
  help: string;
  label?: string;
  /** The value of each label, or the one value; what is not known is left out. */
  values: (health: Health) => [label: string, value: number | null][];
}

const seconds = (instant: string | null | undefined) =>
  instant == null ? null : Date.parse(instant) / 1_000;
const only = (value: number | null): [string, number | null][] => [['', value]];

const metrics: readonly Metric[] = [
  {
    name: 'problems',
    help: 'Things that somebody has to look at; 0: all is well.',
    values: ({ problems }) => only(problems.length),
  },
  {
    name: 'migrations_pending',
    help: 'Files of the schema that migrate would apply.',
    values: ({ migrations }) => only(migrations.pending),
  },
  {
    name: 'job_last_success_timestamp_seconds',
    help: 'When the newest run that succeeded was started.',
    label: 'job',
    values: ({ due }) => due.map(({ job, last }) => [job, seconds(last)]),
  },
  {
    name: 'job_next_slot_timestamp_seconds',
    help: 'When the job is due next.',
    label: 'job',
    values: ({ due }) => due.map(({ job, next }) => [job, seconds(next)]),
  },
  {
    name: 'job_ok',
    help: '1 when the job is neither overdue nor ended badly.',
    label: 'job',
    values: ({ due }) => due.map(({ job, problem }) => [job, problem === null ? 1 : 0]),
  },
  {
    name: 'job_running',
    help: '1 while the job runs.',
    label: 'job',
    values: ({ due }) =>
      due.map(({ job, last_run }) => [job, last_run?.status === 'running' ? 1 : 0]),
  },
  {
    name: 'table_as_of_timestamp_seconds',
    help: 'The logical time that a derived table stands for.',
    label: 'table',
    values: ({ tables }) => tables.map(({ table, as_of }) => [table, seconds(as_of)]),
  },
  {
    name: 'export_as_of_timestamp_seconds',
    help: 'The logical time that the newest export for analysts stands for.',
    values: ({ published }) => only(seconds(published?.as_of)),
  },
  {
    name: 'rejects_waiting',
    help: 'Records that were set aside and wait.',
    values: ({ rejects }) => only(rejects),
  },
  {
    name: 'mail_to_review',
    help: "Mails that wait for a person's verdict.",
    values: ({ mail_to_review }) => only(mail_to_review),
  },
  {
    name: 'disk_free_bytes',
    help: 'Room on the disk of a folder.',
    label: 'folder',
    values: ({ disks }) => disks.map(({ what, free_bytes }) => [what, free_bytes]),
  },
];

/** Prints what is known as Prometheus reads it; without a database, `nyx_etl_up` 0 and what the process says of itself. */
export async function printMetrics(health: Health | undefined): Promise<string> {
  const registry = new Registry();
  const up = { name: `${PREFIX}up`, help: '1 when the database answers and is migrated.' };
  new Gauge({ ...up, registers: [registry] }).set(health ? 1 : 0);
  for (const metric of health ? metrics : []) addMetric(registry, metric, health as Health);
  return (await registry.metrics()) + (await processMetrics.metrics());
}

function addMetric(
  registry: Registry,
  { name, help, label, values }: Metric,
  health: Health,
): void {
  const labelNames = label === undefined ? [] : [label];
  const gauge = new Gauge({ name: `${PREFIX}${name}`, help, labelNames, registers: [registry] });
  for (const [of, value] of values(health)) {
    if (value !== null) gauge.set(label === undefined ? {} : { [label]: of }, value);
    else gauge.remove(label === undefined ? {} : { [label]: of });
  }
}

/** Memory, CPU time and the like of this process, counted from its start. */
const processMetrics = new Registry();
collectDefaultMetrics({ register: processMetrics, prefix: PREFIX });
