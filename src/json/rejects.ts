import { z } from 'zod';
import { count, flag, instant, loadId, rejectId, text, total } from './fields.ts';
import { rejectPlace, replay } from './load.ts';

const { byte_offset, ...place } = rejectPlace;
const listed = { reject_id: rejectId, load_id: loadId, ...place };

export const rejects = z.strictObject({
  rejects: z.array(z.strictObject(listed)).describe('Records that wait, the newest first.'),
  total,
});

export const rejectsShow = z.strictObject({
  reject: z
    .strictObject({
      ...listed,
      byte_offset,
      raw: text('The record as it stood in the file. It may hold personal data.').nullable(),
      created_at: instant('When it was set aside.'),
      replayed_at: instant(
        'When it was loaded after all, or dismissed; null while it waits.',
      ).nullable(),
      dismissed: flag('Whether somebody said that nobody misses it.'),
      replayed_load_id: loadId.nullable().describe('The load that it came in with, if any.'),
    })
    .describe('The reject that was asked for.'),
});

export const rejectsExport = z.strictObject({
  records: count('Records that were written out.'),
  file: text('The file they were written into; null without --out.').nullable(),
  content: text('Without --out: what would stand in the file.').nullable(),
});

export const rejectsDismiss = z.strictObject({
  dismissed: count('Records that wait no longer.'),
});

export const rejectsLoad = z.strictObject({
  loads: z.array(replay).describe('One entry per load that the records of the file came from.'),
  resolved: count('Records of the file that had been loaded before.'),
});

export const rejectsReplay = z.strictObject({
  replays: z.array(replay).describe('One entry per load with rejects that were waiting.'),
});
