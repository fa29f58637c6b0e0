import type { Options } from 'yargs';
import { currentIo } from '../../invocation.ts';
import { wrap } from '../../reports/render/layout.ts';
import { alwaysOptions, globalOptions } from '../command.ts';
import type { CommandEntry, GroupEntry } from '../command-group.ts';
import { commands } from '../index.ts';

const ROOT: GroupEntry = {
  describe: 'nyx-etl <command> [options]',
  examples: [
    ['demo', 'everything once, on sample data, in ./nyx-demo'],
    ['ingest job-posts jobs.csv', 'load what a scraper wrote'],
    ['run nightly', 'load inboxes, transform, check, export, back up'],
    ['report --session last', 'what the last session brought'],
  ],
  group: commands,
};

/** What is printed of a command, or of a group of them. */
type Part = [left: string, right: string];

/** The help of the command or the group that the words name, as wide as the terminal; of the program if they name none. */
export async function helpFor(words: readonly string[]): Promise<string> {
  const width = Math.min(currentIo().stdout.columns || 100, 110);
  const sections: [title: string, parts: Part[]][] = [];
  const { names, entry } = findEntry(words);
  let top: Pick<GroupEntry, 'describe' | 'examples'>;
  if ('group' in entry) {
    top = entry;
    const named = (name: string) => ['nyx-etl', ...names, name].join(' ');
    const parts = Object.entries(entry.group).map(
      ([key, { describe }]): Part => [named(key), describe],
    );
    sections.push(['Commands', parts]);
  } else {
    const { default: command } = await entry.load();
    top = command;
    const isPositional = ([name]: [string, Options]) => command.positionals.includes(name);
    const all = Object.entries(command.options);
    sections.push(['Positionals', all.filter(isPositional).map(positional)]);
    sections.push(['Options', all.filter((one) => !isPositional(one)).map(option)]);
  }
  const everywhere = Object.entries<Options>({ ...globalOptions, ...alwaysOptions });
  sections.push(['Everywhere', everywhere.map(option)]);
  const listed = sections.filter(([, parts]) => parts.length > 0);
  const body = listed.map(([title, parts]) => `${title}:\n${columns(parts, width)}`);
  return `${[header(top, width), ...body].join('\n\n')}\n`;
}

/** As deep as the words go. */
function findEntry(
  words: readonly string[],
  entry: CommandEntry | GroupEntry = ROOT,
  names: readonly string[] = [],
): { names: readonly string[]; entry: CommandEntry | GroupEntry } {
  if (!('group' in entry)) return { names, entry };
  const name = words.find((word) => Object.hasOwn(entry.group, word));
  const found = name === undefined ? undefined : entry.group[name];
  if (name === undefined || found === undefined) return { names, entry };
  return findEntry(words, found, [...names, name]);
}

/** The help begins with examples: they are what most people look for. */
function header({ describe, examples }: Pick<GroupEntry, 'describe' | 'examples'>, width: number) {
  const left = Math.max(...examples.map(([line]) => line.length));
  const right = Math.max(...examples.map(([, does]) => does.length));
  const isNarrow = `  nyx-etl   `.length + left + right > width;
  const lines = examples.map(([line, does]) =>
    isNarrow ? `  nyx-etl ${line}\n      ${does}` : `  nyx-etl ${line.padEnd(left)}  ${does}`,
  );
  return [describe, '', 'Examples:', ...lines].join('\n');
}

function positional([name, options]: [string, Options]): Part {
  return [name, described(options)];
}

function option([name, options]: [string, Options]): Part {
  const short = options.alias === undefined ? '    ' : `-${options.alias}, `;
  return [`${short}--${name}`, described(options)];
}

/** What it is for, and in brackets what it takes: of a flag nothing. */
function described({ describe = '', type, array, choices, demandOption, default: value }: Options) {
  const kind = choices ? choices.join('|') : array ? 'several' : type;
  const isTold = value !== undefined && value !== false && String(value) !== '';
  const told = [
    ...(kind === undefined || kind === 'boolean' ? [] : [kind]),
    ...(demandOption ? ['required'] : []),
    ...(isTold ? [`default ${value}`] : []),
  ];
  return [describe, ...told.map((what) => `[${what}]`)].join(' ');
}

/** Two columns, the right one in lines that fit. */
function columns(parts: readonly Part[], width: number): string {
  const left = Math.max(...parts.map(([name]) => name.length));
  const indent = ' '.repeat(left + 4);
  return parts
    .map(([name, text]) => {
      const lines = wrap(text, width - indent.length);
      return `  ${name.padEnd(left)}  ${lines.join(`\n${indent}`)}`;
    })
    .join('\n');
}
