import { nyxHome } from '../config.ts';
import { keepRunning, stopEmbeddedServer } from '../database/embedded-server.ts';
import { defineCommand, printDone } from './command.ts';

export default defineCommand({
  command: 'stop',
  describe: 'stop the embedded server',
  options: {},
  examples: [['db stop', 'connected clients are disconnected']],
  run: async (args) => {
    const home = nyxHome();
    const stopped = await stopEmbeddedServer(home);
    await keepRunning(home, false);
    printDone(args, 'db-stop', { home, stopped }, () =>
      stopped ? 'stopped' : 'it was not running',
    );
  },
});
