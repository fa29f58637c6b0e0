// Runs the command that the words of a command line name.
import { alwaysOptions, globalOptions } from './command.ts';
import { findEntry } from './command-group.ts';
import { program } from './index.ts';
import type { Options } from './options.ts';
import { readArguments } from './read-arguments.ts';
import { readWords } from './read-words.ts';
import { type Typed, unknown, wrongUsage } from './usage-error.ts';

/** Throws ConfigError (exit 2) for words that make no command, and what the command throws. */
export async function runTyped(words: readonly string[]): Promise<void> {
  const { names, entry } = findEntry(words, program);
  const everywhere: Options = { ...globalOptions, ...alwaysOptions };
  if ('group' in entry) throw noCommand(words, { names, group: entry.group, options: everywhere });
  const { default: command } = await entry.load();
  const own = Object.entries(command.options).filter(
    ([name]) => !command.positionals.includes(name),
  );
  const typed = { names, group: {}, options: { ...everywhere, ...Object.fromEntries(own) } };
  const { given, others } = readWords(words, typed);
  const wrong = others.find((word, at) => at < names.length && word !== names[at]);
  if (wrong !== undefined) throw unknown(wrong, typed);
  await command.execute(readArguments(command, given, others.slice(names.length), typed));
}

/** What stands where a group wants one of its commands: of that no option can be known. */
function noCommand(words: readonly string[], typed: Typed): Error {
  const { names, group } = typed;
  const next = words[names.length];
  if (next !== undefined && !next.startsWith('-')) return unknown(next, typed);
  const word = readWords(words, typed).others[names.length];
  if (word !== undefined) return unknown(word, typed);
  return wrongUsage(
    names.length === 0 ? 'no command given' : `say which: ${Object.keys(group).join(', ')}`,
    typed,
  );
}
