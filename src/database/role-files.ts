// The roles of schema/roles, as SQL for the owner to run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../errors.ts';
import { packageRoot } from '../package-root.ts';
import { quoteLiteral } from './quoting.ts';

export const roleNames = [
  'owner',
  'loader',
  'transformer',
  'exporter',
  'analyst',
  'agent',
] as const;

export type RoleName = (typeof roleNames)[number];

/** Those that work for everybody, and therefore see everybody. */
const OF_EVERYBODY: readonly RoleName[] = ['loader', 'transformer', 'exporter'];

/** What the role of one person may: what these three may, of this person's rows. */
const OF_A_PERSON: readonly RoleName[] = ['exporter', 'analyst', 'agent'];

const NAME = /^[a-z_][a-z0-9_]{0,62}$/;

/** The SQL that makes a role, or brings its rights to what this version needs; the owner runs it. */
export function roleSql(role: RoleName): string {
  const name = `nyx_${role}`;
  const mapping = OF_EVERYBODY.includes(role) ? [seesEverybody(name)] : [];
  return [createRole(name, 'nologin'), readRoleFile(role), ...mapping].join('\n');
}

/**
 * The SQL that makes a role for a person, which sees this person's rows alone. Throws ConfigError for a name that a role
 * would have to be quoted by.
 */
export function personRoleSql(email: string, name = nameOf(email)): string {
  if (!NAME.test(name)) {
    throw new ConfigError(`${JSON.stringify(name)} is no plain name of a role`, {
      hint: 'write it in lower case letters, digits and _, e.g. --name nyx_anna',
    });
  }
  if (roleNames.some((role) => name === `nyx_${role}`)) {
    throw new ConfigError(`${name} is a role of everybody`, {
      hint: 'choose another name for the role of a person, e.g. --name nyx_anna',
    });
  }
  const rights = OF_A_PERSON.map((role) => readRoleFile(role).replaceAll(`nyx_${role}`, name));
  // Together: whoever is refused as a person gets no rights either, also where psql goes on after an error.
  const all = [createRole(name, 'login'), seesPerson(name, email), ...rights];
  return ['begin;', ...all, 'commit;\n'].join('\n');
}

/** `anna.b@example.com` is nyx_anna_b. */
function nameOf(email: string): string {
  const local = email.split('@')[0]?.toLowerCase() ?? '';
  return `nyx_${local.replaceAll(/[^a-z0-9]+/g, '_')}`.slice(0, 63);
}

/** What a role is for: the first sentence of its file. */
export function describeRole(role: RoleName): string {
  return /^-- (.*?)\.(?: |\n)/s.exec(readRoleFile(role))?.[1]?.replaceAll(/\n-- /g, ' ') ?? '';
}

function readRoleFile(role: RoleName): string {
  return readFileSync(join(packageRoot, 'schema', 'roles', `${role}.sql`), 'utf8');
}

function createRole(name: string, login: 'login' | 'nologin'): string {
  return `do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = '${name}') then
        create role ${name} ${login};
    end if;
end;
$$;
`;
}

const seesEverybody = (name: string) =>
  `insert into etl.role_persons (role_name, user_id) values ('${name}', null) on conflict do nothing;\n`;

function seesPerson(name: string, email: string): string {
  const body = `
declare
    person uuid := (select u.id from nyx.users as u where u.email = ${quoteLiteral(email)});
begin
    if person is null then
        raise exception 'nobody in nyx.users has this address';
    end if;
    if exists (
        select from etl.role_persons as p
        where p.role_name = '${name}' and p.user_id is distinct from person
    ) then
        raise exception 'the role ${name} sees somebody else already'
            using hint = 'choose another name: --name NAME';
    end if;
    insert into etl.role_persons (role_name, user_id) values ('${name}', person)
    on conflict do nothing;
end;
`;
  return `do ${dollarQuoted(body)};\n`;
}

/** Between dollars that the text itself does not hold: addresses may. */
function dollarQuoted(text: string): string {
  let mark = '$$';
  for (let n = 1; text.includes(mark); n++) mark = `$do${n}$`;
  return mark + text + mark;
}
