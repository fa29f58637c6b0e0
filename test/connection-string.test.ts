import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConnectionString } from '../src/connection-string.ts';

test.each([
  ['postgres://', {}],
  ['postgresql://localhost', { host: 'localhost' }],
  ['postgres://u:p@h:5433/d', { user: 'u', password: 'p', host: 'h', port: '5433', dbname: 'd' }],
  ['postgres://u:p@ss@h/d', { user: 'u', password: 'p@ss', host: 'h', dbname: 'd' }],
  ['postgres://u:p:q@h', { user: 'u', password: 'p:q', host: 'h' }],
  ['postgres://u%40x:p%2F%3F@h/d%20e', { user: 'u@x', password: 'p/?', host: 'h', dbname: 'd e' }],
  ['postgres:///d?host=/run/pg&user=me@x', { dbname: 'd', host: '/run/pg', user: 'me@x' }],
  ['postgres://%2Frun%2Fpg:5433/d', { host: '/run/pg', port: '5433', dbname: 'd' }],
  ['postgres://[::1]:5433/d', { host: '::1', port: '5433', dbname: 'd' }],
  ['postgres://a:1,b/d', { host: 'a,b', port: '1,', dbname: 'd' }],
  ['postgres://h/d?options=-c%20a%3Db+c', { host: 'h', dbname: 'd', options: '-c a=b+c' }],
  ['postgres://h?ssl=true', { host: 'h', sslmode: 'require' }],
  ['postgres://h?sslmode=', { host: 'h' }],
  ['host=h dbname=d', { host: 'h', dbname: 'd' }],
  ["  host = h password = 'it\\'s a \\\\'  ", { host: 'h', password: "it's a \\" }],
  ['password=a\\ b user=u', { password: 'a b', user: 'u' }],
  ["password='' user=u", { user: 'u' }],
  ['service=jobs', { service: 'jobs' }],
])('%s', (text, parameters) => {
  expect(readConnectionString(text)).toEqual(parameters);
});

test.each([
  ['', 'is not a PostgreSQL connection string'],
  ['jobs', 'is not a PostgreSQL connection string'],
  ['mysql://u:hunter2@h/d', 'is not a PostgreSQL connection string'],
  ['postgres:/u:hunter2@h/d', 'is not a PostgreSQL connection string'],
  ['postgres://u:hunter2@h:port/d', 'is not a PostgreSQL connection string'],
  ['postgres://u:hunter2@h:99999/d', 'is not a PostgreSQL connection string'],
  ['postgres://u:hunter2@[::1/d', 'is not a PostgreSQL connection string'],
  ['postgres://u:1/hunter2@h/d', 'has an @ after the host'],
  ['postgres://u:1?hunter2@h/d', 'has an @ after the host'],
  ['postgres://u:1?a=hunter2@h/d', 'has an @ after the host'],
  ['postgres://u:1#hunter2@h/d', 'has an @ after the host'],
  ['postgres://u:hunter2%@h/d', 'has a % that does not stand before two hexadecimal digits'],
  ['postgres://h/d%00', 'has a % that does not stand before two hexadecimal digits'],
  ['postgres://h/d?hunter2', 'is not a PostgreSQL connection string'],
  ['postgres://h/d?sslmod=require', 'has a parameter that libpq does not know'],
  ['host=h password=hunter 2', 'is not a PostgreSQL connection string'],
  ['host=h password=hunter 2=x', 'has a parameter that libpq does not know'],
  ["host=h password='hunter2", 'is not a PostgreSQL connection string'],
])('%s is refused without quoting it', (text, sentence) => {
  const refusal = () => readConnectionString(text, '--database-url');
  expect(refusal).toThrow(expect.objectContaining({ exitCode: 2, name: 'ConfigError' }));
  expect(refusal).toThrow(`--database-url ${sentence}`);
  expect(refusal).not.toThrow(/hunter/);
});

test('any value comes back from a URL and from a list', () => {
  const value = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(value, value, (password, dbname) => {
      const quoted = [password, dbname].map((text) => text.replaceAll(/[\\']/g, '\\$&'));
      const list = `password='${quoted[0]}' dbname='${quoted[1]}'`;
      const [inUrl, name] = [password, dbname].map(encodeURIComponent);
      for (const text of [list, `postgres://:${inUrl}@/${name}`])
        expect(readConnectionString(text)).toEqual({ password, dbname });
    }),
  );
});
