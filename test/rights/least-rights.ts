// The least that a role needs, found from nothing: a command fails, says what it lacks, is given exactly that, and goes on.
import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import type { RoleName } from '../../src/database/role-files.ts';
import { roleSql } from '../../src/database/role-files.ts';
import type { Session } from '../../src/database/session.ts';
import type { TestDatabase } from '../support/database.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';

/** A role of a test's own, which can log in. */
export interface LoginRole extends AsyncDisposable {
  name: string;
  /** Runs a command as this role. */
  run: (words: readonly string[]) => Promise<CliResult>;
}

/** Makes what `roles --print` prints of a role, under a name of its own. */
export async function makeRole(
  { session, url }: TestDatabase,
  role: RoleName,
  home: string,
): Promise<LoginRole> {
  const name = `nyx_${role}_${randomBytes(4).toString('hex')}`;
  await session.pg.query(roleSql(role).replaceAll(`nyx_${role}`, name));
  await session.pg.query(`alter role ${name} login password 'w'`);
  const own = new URL(url);
  own.username = name;
  own.password = 'w';
  return {
    name,
    run: (words) => runCli([...words, '--database-url', own.href], { NYX_HOME: home }),
    [Symbol.asyncDispose]: async () => {
      await session.pg.query(`drop owned by ${name}; drop role ${name}`);
    },
  };
}

/** What a role was granted, e.g. `select on nyx.users`, `usage on schema nyx`; rights on columns count as those on their table. */
export async function grantsOf({ pg }: Session, role: string): Promise<string[]> {
  const { rows } = await pg.query<{ right: string }>(
    `with granted as (
      select a.privilege_type, a.grantee, c.oid::regclass::text as object
      from pg_class as c cross join aclexplode(c.relacl) as a
      where c.relkind in ('r', 'v')
      union
      select a.privilege_type, a.grantee, t.attrelid::regclass::text
      from pg_attribute as t cross join aclexplode(t.attacl) as a
      union
      select a.privilege_type, a.grantee, format('schema %s', n.oid::regnamespace)
      from pg_namespace as n cross join aclexplode(n.nspacl) as a
      union
      select a.privilege_type, a.grantee, format('database %I', d.datname)
      from pg_database as d cross join aclexplode(d.datacl) as a
      where d.datname = current_database()
    )

    select lower(privilege_type) || ' on ' || object as right
    from granted
    where grantee = $1::regrole
    order by 1`,
    [role],
  );
  return rows.map(({ right }) => right);
}

/** Takes a right back, or gives it, as the sentence of a command names it. */
export async function revoke({ pg }: Session, right: string, role: string): Promise<void> {
  await pg.query(`revoke ${right} from ${role}`);
}

async function grant({ pg }: Session, right: string, role: string): Promise<void> {
  await pg.query(`grant ${right} to ${role}`);
}

/** What a command says it lacks, each right by itself, in the order in which they are tried; none when it went well. */
export function lackingIn({ code, stdout, stderr }: CliResult): string[] {
  const [, lacking] = /: the role \S+ lacks (.+)/.exec(stderr) ?? [];
  if (lacking === undefined) {
    expect(code === 1 ? stderr + stdout : '').toBe('');
    expect(stderr).not.toContain('permission denied');
    return [];
  }
  expect(stderr).toMatch(/hint: let the owner run: grant /);
  const rights = lacking.split('; ').flatMap((part) => {
    const [, privileges = '', objects = ''] =
      /^([a-z, ]+) on (?:table |view )?(.+)$/.exec(part) ?? [];
    return privileges
      .split(', ')
      .flatMap((privilege) => objects.split(', ').map((object) => `${privilege} on ${object}`));
  });
  // To read is named beside whatever else is missing of a table: it is given when nothing else is left.
  return rights.sort((a, b) => Number(a.startsWith('select')) - Number(b.startsWith('select')));
}

/**
 * Takes everything from a role, runs the commands as it, and gives it one by one what they say they lack. Returns each
 * right with the command that needed it. A right that no sentence names, or that the role never had, fails the test.
 */
export async function neededRights(
  { session }: TestDatabase,
  { name, run }: LoginRole,
  commands: readonly (readonly string[])[],
): Promise<Map<string, string>> {
  const had = await grantsOf(session, name);
  for (const right of had) if (!right.startsWith('connect')) await revoke(session, right, name);
  const needed = new Map<string, string>();
  for (const words of commands) {
    for (;;) {
      const [right] = lackingIn(await run(words));
      if (right === undefined) break;
      const command = words.join(' ');
      expect({ command, right, again: needed.has(right) }).toMatchObject({ again: false });
      expect(had, command).toContain(right);
      await grant(session, right, name);
      needed.set(right, command);
    }
  }
  return needed;
}
