import { completedPrograms } from '../choices.ts';
import { packageVersion } from '../package-root.ts';
import { type DefinedCommand, defineCommand, printResult } from './command.ts';
import type { CommandGroup } from './command-group.ts';
import { describeCommands } from './command-tree.ts';
import { completeBash, completeFish, completeZsh } from './printed/completion-scripts.ts';
import { renderManPage } from './printed/man-page.ts';

const printers = {
  bash: completeBash,
  zsh: completeZsh,
  fish: completeFish,
  man: (commands: Parameters<typeof renderManPage>[0]) => renderManPage(commands, packageVersion),
};

/** The command that prints what is made from all of them. */
export function completionOf(commands: CommandGroup): DefinedCommand {
  return defineCommand({
    command: 'completion <shell>',
    describe: 'print what makes a shell complete commands and options; or the man page',
    positionals: ['shell'],
    needsNoConfiguration: true,
    options: {
      shell: {
        choices: completedPrograms,
        demandOption: true,
        describe: 'for which',
      },
    },
    examples: [
      ['completion bash', 'in ~/.bashrc: source <(nyx-etl completion bash)'],
      ['completion zsh', 'nyx-etl completion zsh > "$' + '{fpath[1]}/_nyx-etl"'],
      ['completion fish', 'nyx-etl completion fish > ~/.config/fish/completions/nyx-etl.fish'],
      ['completion man', 'nyx-etl completion man | man -l -'],
    ],
    run: async (args) => {
      const text = printers[args.shell](await describeCommands(commands));
      printResult(args, 'completion', { shell: args.shell, text }, () => text.trimEnd());
    },
  });
}
