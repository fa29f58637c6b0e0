import { join } from 'node:path';
import { counted } from '../src/counted.ts';
import { publishedIn } from '../src/database/warehouse.ts';
import { verifyExport } from '../src/exports/verify-export.ts';
import { defineJob } from '../src/scheduler/define-job.ts';
import type { JobStep } from '../src/scheduler/job.ts';
import { compareAll } from './steps/derive.ts';

/** Proves that the newest warehouse is what was published, and that its numbers are what its base tables give. */
const proveExport: JobStep = {
  name: 'export',
  describe: 'prove that the newest export is what was published',
  run: async ({ session, exportFolder, progress }) => {
    const folder = join(exportFolder, 'analyst');
    const { warehouses } = await publishedIn(folder);
    if (warehouses.length === 0)
      return { summary: `nothing is published in ${folder}`, status: 'nothing_to_do' };
    const { files, rows, problems } = await verifyExport(folder, progress, {
      ...{ session, numbers: true },
    });
    return {
      summary: `${counted(files, 'file')}, ${counted(rows, 'row')}, ${counted(problems.length, 'problem')}`,
      counts: { files, rows, problems: problems.length },
      failures: problems.map(({ file, detail }) => `${file} ${detail}`),
    };
  },
};

/** Every Sunday: all derived rows computed anew and compared, and the newest export proven. */
export const verify = defineJob({
  name: 'verify',
  describe: 'compute everything anew and compare, prove the newest export',
  cron: '0 5 * * 0',
  steps: [compareAll, proveExport],
});
