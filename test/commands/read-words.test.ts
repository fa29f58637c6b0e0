// How the words of a command line are told apart.
import { expect, test } from 'vitest';
import { readWords } from '../../src/commands/read-words.ts';
import type { Typed } from '../../src/commands/usage-error.ts';

const typed: Typed = {
  names: ['load'],
  group: {},
  options: {
    out: { type: 'string', describe: '' },
    'date-order': { choices: ['dmy', 'mdy'], describe: '' },
    rows: { type: 'number', describe: '' },
    map: { type: 'string', array: true, describe: '' },
    json: { type: 'boolean', describe: '' },
    help: { type: 'boolean', alias: 'h', describe: '' },
  },
};

function read(...words: string[]) {
  const { given, others } = readWords(words, typed);
  return { ...Object.fromEntries(given), others };
}

test.each<[string[], object]>([
  [['a', '--out', 'f', 'b'], { out: ['f'], others: ['a', 'b'] }],
  [['--out=a=b', '--out='], { out: ['a=b', ''], others: [] }],
  [['--dateOrder', 'dmy'], { 'date-order': ['dmy'], others: [] }],
  [['--json', 'a'], { json: ['true'], others: ['a'] }],
  [['--json', 'false', '-h'], { json: ['false'], help: ['true'], others: [] }],
  [['--json', '--no-json'], { json: ['false'], others: [] }],
  [['--no-json', '--json=true'], { json: ['true'], others: [] }],
  [
    ['--map', 'a=b', 'c=d', '--map=e=f', '--json'],
    { map: ['a=b', 'c=d', 'e=f'], json: ['true'], others: [] },
  ],
  [['-5', '--rows', '-3', '--map', '-1.5'], { rows: ['-3'], map: ['-1.5'], others: ['-5'] }],
  [['a', '--', '--out', '-x', '--'], { others: ['a', '--out', '-x', '--'] }],
  [['-', '--out', '-', '--', '-'], { out: ['/dev/stdin'], others: ['/dev/stdin', '/dev/stdin'] }],
  [['', 'a b'], { others: ['', 'a b'] }],
])('%j', (words, expected) => {
  expect(read(...words)).toEqual(expected);
});

test.each([
  [['--out'], '--out needs a value'],
  [['--out', '--json'], '--out needs a value'],
  [['--map', '--', 'a'], '--map needs a value'],
  [['--json=yes'], '--json takes no value'],
  [['-h=1'], '--help takes no value'],
  [['--bogus', 'x'], "there is no command or option 'bogus'"],
  [['--bogus=s3cret'], "there is no command or option 'bogus'"],
  [['-x'], "there is no command or option 'x'"],
  [['--no-out'], "there is no command or option 'no-out'"],
])('%j is refused', (words, sentence) => {
  expect(() => read(...words)).toThrow(
    expect.objectContaining({ message: sentence, exitCode: 2, hint: expect.any(String) }),
  );
});
