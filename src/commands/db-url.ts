import { nyxHome } from '../config.ts';
import { clientUrl, embeddedServerStatus } from '../database/embedded-server.ts';
import { ConfigError } from '../errors.ts';
import { defineCommand, printResult } from './command.ts';

export default defineCommand({
  command: 'url',
  describe: 'print a connection string for psql; the password stays in a file that only you can read',
  options: {},
  examples: [['db url', 'then: psql "$(nyx-etl db url)"']],
  run: async (args) => {
    const home = nyxHome();
    const url = await clientUrl(home);
    if (!url) {
      const { state } = await embeddedServerStatus(home);
      throw new ConfigError(`the embedded server is ${state}`, { hint: "run 'nyx-etl db start' first" });
    }
    printResult(args, 'db-url', { url }, () => url);
    return undefined;
  },
});
