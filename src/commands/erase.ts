import { counted } from '../counted.ts';
import type { Erasure } from '../erasure/erase-person.ts';
import { ConfigError } from '../errors.ts';
import { readAsOf } from './as-of.ts';
import { count, defineCommand, printDone, remark, withMigratedSession } from './command.ts';

export default defineCommand({
  command: 'erase',
  describe: 'remove a person from every table, and tell what still holds them',
  options: {
    user: { type: 'string', demandOption: true, describe: 'e-mail address of the person' },
    plan: { type: 'boolean', default: false, describe: 'tell what would go; change nothing' },
    confirm: { type: 'boolean', default: false, describe: 'do it: it cannot be undone' },
  },
  examples: [
    ['erase --user anna@example.com --plan', 'how many rows of which tables would go'],
    ['erase --user anna@example.com --confirm', 'do it, and compute what is derived anew'],
  ],
  run: async (args) => {
    if (args.plan === args.confirm) {
      throw new ConfigError('say --plan or --confirm', {
        hint: '--plan changes nothing; --confirm cannot be undone',
      });
    }
    return withMigratedSession(args, 'erase', async (session) => {
      const { erasePerson } = await import('../erasure/erase-person.ts');
      const erasure = await erasePerson(session, args.user, { confirmed: args.confirm });
      if (args.confirm) {
        const { runTransforms } = await import('../transforms/run-transforms.ts');
        await runTransforms(session, { asOf: readAsOf(undefined) });
      }
      printDone(args, 'erase', erasure, () => render(erasure));
      if (args.confirm) remark(args, UNTIL);
      return undefined;
    });
  },
});

const UNTIL = `until when it can still be found:
  in the free space of tables and indexes until they are rewritten: vacuum (full) and then checkpoint, in psql
    (a superuser's rewrites what all databases share, too: until it ends nobody can connect)
  in the names of its roles until you drop them: drop owned by NAME; drop role NAME
  in the log of changes (WAL) until PostgreSQL reuses it, minutes to hours after the checkpoint; in its archive, for as long as you keep that
  in backups until you delete them: whoever restores one erases again
  in exports and reports until they are pruned or deleted; the next export is without`;

function render(erasure: Erasure): string {
  const { erased, rows, blanked, history, roles, exports, backups, files } = erasure;
  const list = (counts: Record<string, number>) =>
    Object.entries(counts).map(([table, n]) => `  ${count(n).padStart(9)}  ${table}`);
  const { loads, rejects, findings, runs } = history;
  const told = [
    counted(loads, 'load'),
    counted(rejects, 'reject'),
    counted(findings, 'finding'),
    counted(runs, 'run'),
  ];
  return [
    `rows that ${erased ? 'are' : 'would be'} deleted:`,
    ...list(rows),
    ...(Object.keys(blanked).length === 0
      ? []
      : ['rows of others that refer to them, and would no longer:', ...list(blanked)]),
    `history that ${erased ? 'is' : 'would be'} deleted or blanked: ${told.join(', ')}`,
    ...(roles.length === 0
      ? []
      : [`roles that saw these rows, and ${erased ? 'see nobody now' : 'would see nobody then'}:`]),
    ...roles.map((name) => `  ${name}`),
    ...(exports.length === 0 ? [] : ['exports that may still hold the person:']),
    ...exports.map(({ folder, profile }) => `  ${folder} (${profile})`),
    ...(backups.length === 0 ? [] : ['backups that may still hold the person:']),
    ...backups.map((path) => `  ${path}`),
    ...(files.length === 0 ? [] : ['files that were loaded, and are still there:']),
    ...files.map((path) => `  ${path}`),
    erased ? 'erased' : 'nothing was changed; --confirm does it',
  ].join('\n');
}
