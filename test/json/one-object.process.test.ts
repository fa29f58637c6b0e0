// What fails after a command had its result is told in place of it, and once.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';

/** Runs a command whose result is there before its session is closed, as a program of its own. */
function stdoutOf(afterTheResult: string): string {
  const module = JSON.stringify(join(packageRoot, 'src/commands/command.ts'));
  const program = `
    import { defineCommand, printErrorObject, printResult } from ${module};
    const fail = (message) =>
      printErrorObject({ error: { code: 'bug', message, hint: null, exit_code: 1 }, loads: [] });
    const { handler } = defineCommand({
      command: 'stop', describe: '', options: {}, examples: [],
      run: async (args) => {
        printResult(args, 'db-stop', { home: '/tmp', stopped: true }, () => 'stopped');
        ${afterTheResult}
        return undefined;
      },
    });
    await handler({ json: true, _: [], $0: '' }).catch((error) => fail(error.message));
    fail('later');`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout;
}

test('a result is printed when the command has ended, and nothing after it', () => {
  expect(JSON.parse(stdoutOf(''))).toEqual({
    schema: 'nyx-etl/db-stop@1',
    home: '/tmp',
    stopped: true,
  });
});

test('a session that cannot be closed is an error, and the result is not printed too', () => {
  const { schema, error } = JSON.parse(stdoutOf(`throw new Error('the connection was lost');`));
  expect({ schema, message: error.message }).toEqual({
    schema: 'nyx-etl/error@1',
    message: 'the connection was lost',
  });
});
