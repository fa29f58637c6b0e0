// An owner who does not own the database: what `roles --print` gives it is needed, and enough for all that is the owner's.
import { randomBytes } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { connect } from '../../src/database/session.ts';
import { fixtureFolder } from '../ingest/fixture-files.ts';
import { grantsOf, makeRole, neededRights } from './least-rights.ts';

test('each right of the owner is needed and named when it is lacking, and no other is', async () => {
  const name = `nyx_owned_${randomBytes(4).toString('hex')}`;
  await using admin = await connect(inject('serverUrl'), 'test');
  await admin.pg.query(`create database ${name} template template0 encoding 'UTF8'`);
  const url = new URL(inject('serverUrl'));
  url.pathname = `/${name}`;
  {
    await using session = await connect(url.href, 'test');
    await session.pg.query(`revoke all on database ${name} from public`);
    const database = { url: url.href, session, [Symbol.asyncDispose]: async () => {} };
    await using files = await fixtureFolder();
    await using owner = await makeRole(database, 'owner', files.path);
    const had = await grantsOf(session, owner.name);
    const users = await files.write('u.csv', 'name,email\nAnna,a@example.com\nB,b@example.com\n');
    const posts = await files.write('p.csv', 'url,title,company\nhttps://a.test/1,Engineer,A\n');
    const words = [
      ...['migrate', 'migrate status', 'config set timezone Europe/Berlin', 'transform', 'check'],
      ...[`ingest table users ${users}`, `ingest job-posts ${posts}`, 'loads undo 2', 'adopt'],
      ...['erase --user a@example.com --plan', 'erase --user a@example.com --confirm'],
      ...['status', 'migrate verify'],
    ];
    const needed = await neededRights(
      database,
      owner,
      words.map((line) => line.split(' ')),
    );
    expect([...needed.keys(), `connect on database ${name}`].sort()).toEqual(had);
  }
  await admin.pg.query(`drop database ${name} with (force)`);
}, 300_000);
