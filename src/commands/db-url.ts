import { nyxHome } from '../config.ts';
import { embeddedServerStatus } from '../database/embedded-server.ts';
import { ConfigError } from '../errors.ts';
import { defineCommand, printResult } from './command.ts';

export default defineCommand({
  command: 'url',
  describe: "print the running embedded server's connection string, password included",
  options: {},
  examples: [['db url', 'psql "$(nyx-etl db url)"']],
  run: async (args) => {
    const { url, state } = await embeddedServerStatus(nyxHome());
    if (!url)
      throw new ConfigError(`the embedded server is ${state}`, { hint: "run 'nyx-etl db start' first" });
    printResult(args, 'db-url', { url }, () => url);
    return undefined;
  },
});
