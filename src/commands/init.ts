import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { nyxHome } from '../config.ts';
import { CONFIGURATION_FILE, FILE_VARIABLE } from '../configuration/find-file.ts';
import { sampleFile } from '../configuration/sample-file.ts';
import { ConfigError } from '../errors.ts';
import { currentIo } from '../invocation.ts';
import { errorCode } from '../system-errors.ts';
import { defineCommand, printDone, printResult, remark } from './command.ts';

export default defineCommand({
  command: 'init',
  describe: 'write a configuration with comments',
  needsNoConfiguration: true,
  options: {
    print: { type: 'boolean', default: false, describe: 'print it, and write nothing' },
  },
  examples: [
    ['init', `write ${CONFIGURATION_FILE} into NYX_HOME`],
    ['init --config ./nyx-etl.config.yaml', 'write it elsewhere'],
    ['init --print', 'only look at it'],
  ],
  run: async (args) => {
    const text = sampleFile();
    const named = args.config ?? currentIo().env[FILE_VARIABLE];
    const file = named ? resolve(named) : join(nyxHome(), CONFIGURATION_FILE);
    if (args.print) {
      printResult(args, 'init', { file: null, text }, () => text.trimEnd());
      return undefined;
    }
    await write(file, text);
    printDone(args, 'init', { file, text }, () => `wrote ${file}`);
    remark(args, 'next: nyx-etl config show --origin, and nyx-etl doctor');
  },
});

/** One that is there stays. The folder may be entered by the user of the embedded server. */
async function write(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o755 });
    await writeFile(file, text, { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    const isThere = errorCode(cause) === 'EEXIST';
    throw new ConfigError(
      isThere ? `${file} is there already` : `${file} cannot be written (${errorCode(cause)})`,
      {
        hint: isThere
          ? "'nyx-etl init --print' shows what a new one has"
          : 'name another place with --config',
        cause,
      },
    );
  }
}
