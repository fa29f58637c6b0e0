import {
  describeRole,
  personRoleSql,
  type RoleName,
  roleNames,
  roleSql,
} from '../database/role-files.ts';
import { ConfigError } from '../errors.ts';
import { defineCommand, printResult } from './command.ts';

export default defineCommand({
  command: 'roles [names..]',
  describe: 'the roles of the database, with the least that each needs',
  positionals: ['names'],
  options: {
    names: { type: 'string', array: true, describe: 'which of them (default: all)' },
    print: {
      type: 'boolean',
      default: false,
      describe: 'print the SQL that makes them; run it again after an update',
    },
    user: {
      type: 'string',
      describe: 'e-mail address of a person: a role that sees the rows of this person alone',
    },
    name: { type: 'string', describe: 'what this role is called (default: after the address)' },
  },
  examples: [
    ['roles', 'what each is for'],
    ['roles --print | psql "$OWNER_URL"', 'make them all'],
    ['roles loader --print', 'one of them'],
    ['roles --print --user anna@example.com', 'a role for one of several persons'],
  ],
  run: async (args) => {
    const names = chosen(args.names ?? []);
    if (args.user === undefined) {
      const roles = names.map((role) => ({
        name: `nyx_${role}`,
        does: describeRole(role),
        sql: roleSql(role),
      }));
      printResult(args, 'roles', { roles }, () =>
        args.print
          ? roles.map(({ sql }) => sql).join('\n')
          : roles.map(({ name, does }) => `${name.padEnd(15)}  ${does}`).join('\n'),
      );
      return undefined;
    }
    const sql = personRoleSql(args.user, args.name);
    const name = /create role (\w+)/.exec(sql)?.[1] ?? '';
    const does = 'Sees the rows of one person';
    printResult(args, 'roles', { roles: [{ name, does, sql }] }, () => sql);
  },
});

function chosen(names: readonly string[]): readonly RoleName[] {
  const unknown = names.find((name) => !roleNames.some((role) => role === name));
  if (unknown !== undefined) {
    throw new ConfigError(`there is no role ${unknown}`, {
      hint: `roles are ${roleNames.join(', ')}`,
    });
  }
  return names.length === 0 ? roleNames : roleNames.filter((role) => names.includes(role));
}
