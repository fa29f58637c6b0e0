import { dateOrders } from '../choices.ts';
import type { CommandArguments } from './command.ts';
import { forceOption } from './force-option.ts';

export const rejectsOptions = {
  action: {
    choices: ['list', 'show', 'export', 'load', 'replay', 'dismiss'] as const,
    default: 'list',
    describe:
      'list them, show one, write them out to be mended, load what was mended, try them again as they are, or let them be',
  },
  which: {
    type: 'string',
    describe: 'the reject to show or to dismiss, or the mended file to load',
  },
  load: { type: 'number', describe: 'only those of one load' },
  limit: { type: 'number', default: 20, describe: 'how many to list' },
  out: { type: 'string', describe: 'file for export (default: stdout)' },
  force: forceOption,
  map: {
    type: 'string',
    array: true,
    default: [] as string[],
    describe: 'for replay: target=column, over the first mapping',
  },
  'map-value': {
    type: 'string',
    array: true,
    default: [] as string[],
    describe: 'for replay: target.written=read, what a word of the file means',
  },
  set: {
    type: 'string',
    array: true,
    default: [] as string[],
    describe: 'for replay: target=value, what every record says',
  },
  'date-order': {
    choices: dateOrders,
    describe: 'for replay: of dates like 06/01/26',
  },
  'as-of': {
    type: 'string',
    describe: 'for replay: the day on which the file was written, as of "3 days ago"',
  },
  'synthesize-url': {
    type: 'boolean',
    describe: 'for replay: make a URN from title, company and location for posts without a URL',
  },
  'max-message-bytes': {
    type: 'number',
    describe: 'for replay of mail: instead of the first limit',
  },
} as const;

export type RejectsArguments = CommandArguments<typeof rejectsOptions>;
