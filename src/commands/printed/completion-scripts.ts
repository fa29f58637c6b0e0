// Scripts by which shells complete what is typed: made from the commands, so that they know every option.
import type { DescribedCommand, DescribedOption } from '../command-tree.ts';

/** For ~/.bashrc. */
export function completeBash(commands: readonly DescribedCommand[]): string {
  return `# nyx-etl completion bash
_nyx_etl() {
  local current=$2 before=$3 path='' word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$path $word" in
${paths(commands)
  .map((words) => `      ' ${words}') path=' ${words}' ;;`)
  .join('\n')}
    esac
  done
  case "$path $before" in
${valueCases(commands, ([condition, words]) => `    ${condition}) COMPREPLY=($(compgen -W '${words}' -- "$current")); return ;;`)}
  esac
  case "$path" in
${commands.map((command) => `    '${pathOf(command)}') COMPREPLY=($(compgen -W '${wordsOf(commands, command)}' -- "$current")) ;;`).join('\n')}
  esac
  [[ $current == -* || \${#COMPREPLY[@]} -gt 0 ]] || COMPREPLY=($(compgen -f -- "$current"))
}
complete -o filenames -F _nyx_etl nyx-etl
`;
}

/** For a file _nyx-etl in a folder of $fpath. */
export function completeZsh(commands: readonly DescribedCommand[]): string {
  return `#compdef nyx-etl
_nyx_etl() {
  local path_='' word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$path_ $word" in
${paths(commands)
  .map((words) => `      (' ${words}') path_=' ${words}' ;;`)
  .join('\n')}
    esac
  done
  case "$path_ \${words[CURRENT-1]}" in
${valueCases(commands, ([condition, words]) => `    (${condition}) compadd -- ${words}; return ;;`)}
  esac
  case "$path_" in
${commands.map((command) => `    ('${pathOf(command)}') compadd -- ${wordsOf(commands, command)} ;;`).join('\n')}
  esac
  _files
}
_nyx_etl "$@"
`;
}

/** For ~/.config/fish/completions/nyx-etl.fish. */
export function completeFish(commands: readonly DescribedCommand[]): string {
  const lines = commands.flatMap((command) => {
    const when = command.words === '' ? '' : `-n '${seen(command.words)}' `;
    return [
      ...command.next.map(({ word, describe }) => {
        const first = command.words === '' ? '__fish_use_subcommand' : seen(command.words);
        return `complete -c nyx-etl -n '${first}' -a ${word} -d ${quoted(describe)}`;
      }),
      ...command.options.map(
        ({ name, describe, takesValue, choices }) =>
          `complete -c nyx-etl ${when}-l ${name.slice(2)}${takesValue ? ' -r' : ''}` +
          `${choices.length > 0 ? ` -f -a '${choices.join(' ')}'` : ''} -d ${quoted(describe)}`,
      ),
    ];
  });
  return `# nyx-etl completion fish\n${lines.join('\n')}\n`;
}

const seen = (words: string) =>
  words
    .split(' ')
    .map((word) => `__fish_seen_subcommand_from ${word}`)
    .join('; and ');

const pathOf = ({ words }: DescribedCommand) => (words === '' ? '' : ` ${words}`);

function paths(commands: readonly DescribedCommand[]): string[] {
  return commands.map(({ words }) => words).filter((words) => words !== '');
}

function wordsOf(
  commands: readonly DescribedCommand[],
  { next, options, words }: DescribedCommand,
) {
  const everywhere = words === '' ? [] : (commands[0]?.options ?? []);
  const names = [...options, ...everywhere].map(({ name }) => name);
  return [...next.map(({ word }) => word), ...names].join(' ');
}

/** What follows an option that takes one of some words. */
function valueCases(
  commands: readonly DescribedCommand[],
  line: (entry: [condition: string, words: string]) => string,
): string {
  const withChoices = (options: readonly DescribedOption[]) =>
    options.filter(({ choices }) => choices.length > 0);
  return commands
    .flatMap((command) =>
      withChoices(command.options).map(({ name, choices }) =>
        line([`'${pathOf(command)} ${name}'`, choices.join(' ')]),
      ),
    )
    .join('\n');
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
