// The command line as a function: it prints what there is to say and gives the exit code. A command's module is
// loaded only when it is the one typed, and what reads its options only when it is to run.
import { printFailure } from './commands/print-failure.ts';
import { asksFor } from './commands/typed-words.ts';
import { type Invocation, type Io, startInvocation, within } from './invocation.ts';
import { printText } from './output.ts';
import { packageVersion } from './package-root.ts';

/** Runs one command, e.g. `['report', '--session', 'last']`, and gives what a process ends with: 0 when all is well. */
export function main(words: readonly string[], io: Io = process): Promise<number> {
  return execute(startInvocation(words, io));
}

/** As main, for whoever has to know how far it has got. */
export function execute(invocation: Invocation): Promise<number> {
  return within(invocation, async () => {
    try {
      await run(invocation.words);
      // Help that nobody asked for: a script that lacks its command must not take it for done.
      if (invocation.words.length === 0) invocation.exitCode = 2;
    } catch (error) {
      printFailure(error);
    }
    return invocation.exitCode;
  });
}

async function run(words: readonly string[]): Promise<void> {
  if (asksFor('help', words)) {
    const { helpFor } = await import('./commands/printed/help.ts');
    printText(await helpFor(words));
  } else if (asksFor('version', words)) {
    printText(`${packageVersion}\n`);
  } else {
    const { runTyped } = await import('./commands/run-typed.ts');
    await runTyped(words);
  }
}
