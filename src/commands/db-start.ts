import { nyxHome } from '../config.ts';
import { embeddedServerStatus, keepRunning, startEmbeddedServer } from '../database/embedded-server.ts';
import { defineCommand, printResult } from './command.ts';

export default defineCommand({
  command: 'start',
  describe: 'start the embedded server and keep it up until db stop',
  options: {},
  examples: [['db start', 'then: psql "$(nyx-etl db url)"']],
  run: async (args) => {
    const home = nyxHome();
    await startEmbeddedServer(home);
    await keepRunning(home, true);
    const { state } = await embeddedServerStatus(home);
    printResult(
      args,
      'db-start',
      { home, state },
      () => `running, data in ${home}\nnext: psql "$(nyx-etl db url)"`,
    );
    return undefined;
  },
});
