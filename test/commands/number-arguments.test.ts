// Numbers in arguments are decimal digits and nothing else, in every command that takes one.
import { expect, test } from 'vitest';
import type { CommandGroup } from '../../src/commands/command-group.ts';
import { commands } from '../../src/commands/index.ts';
import { runCli } from '../support/run-cli.ts';

/** What each number is called, and the words before it. */
async function numbersOf(
  group: CommandGroup,
  before: readonly string[] = [],
): Promise<[shown: string, words: string[]][]> {
  const found: [string, string[]][] = [];
  for (const [name, entry] of Object.entries(group)) {
    const names = [...before, name];
    if ('group' in entry) {
      found.push(...(await numbersOf(entry.group, names)));
      continue;
    }
    const { options, positionals } = (await entry.load()).default;
    const wordFor = (one: string) => String(options[one]?.choices?.[0] ?? 'x');
    const required = Object.keys(options).filter((one) => options[one]?.demandOption);
    const needed = required.map((one) =>
      positionals.includes(one) ? wordFor(one) : `--${one}=${wordFor(one)}`,
    );
    for (const option of Object.keys(options).filter((one) => options[one]?.type === 'number')) {
      const at = positionals.indexOf(option);
      if (at === -1) found.push([`--${option}`, [...names, ...needed, `--${option}`]]);
      else found.push([`<${option}>`, [...names, ...positionals.slice(0, at).map(wordFor)]]);
    }
  }
  return found;
}

const numbers = await numbersOf(commands);

test('there are commands that take numbers', () => {
  expect(numbers.map(([, words]) => words.join(' '))).toEqual(
    expect.arrayContaining(['loads list', 'runs list', 'query --limit', 'backup --keep']),
  );
});

test.each(numbers)('%s of %j', async (shown, words) => {
  for (const odd of ['0x10', '1e1', '1.0', '+5', '٣', '9'.repeat(20)])
    expect({ odd, ...(await runCli([...words, odd], { NYX_HOME: '/nowhere/nyx' })) }).toMatchObject(
      {
        odd,
        code: 2,
        stderr: expect.stringContaining(`${shown} takes a whole number`),
      },
    );
});
