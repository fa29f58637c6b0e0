import { nyxHome } from '../config.ts';
import { clientUrl, embeddedServerStatus, stoppedUrl } from '../database/embedded-server.ts';
import { ConfigError } from '../errors.ts';
import { printText } from '../output.ts';
import { defineCommand, printResult } from './command.ts';

export default defineCommand({
  command: 'url',
  describe:
    'print a connection string for psql; the password stays in a file that only you can read',
  options: {},
  examples: [['db url', 'then: psql "$(nyx-etl db url)"']],
  run: async (args) => {
    const home = nyxHome();
    try {
      const url = await runningUrl(home);
      printResult(args, 'db-url', { url }, () => url);
    } catch (error) {
      if (!args.json) printText(`${stoppedUrl(home)}\n`);
      throw error;
    }
  },
});

async function runningUrl(home: string): Promise<string> {
  const url = await clientUrl(home);
  if (url !== undefined) return url;
  const { state } = await embeddedServerStatus(home);
  throw new ConfigError(`the embedded server is ${state}: nothing can connect to what is printed`, {
    hint: "run 'nyx-etl db start' first",
  });
}
