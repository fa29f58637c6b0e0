import { nyxHome } from '../config.ts';
import {
  embeddedServerStatus,
  keepRunning,
  startEmbeddedServer,
} from '../database/embedded-server.ts';
import { releaseEmbedded } from '../database/embedded-session.ts';
import { refuseInterrupted } from '../interrupt.ts';
import { leaves } from '../launcher.ts';
import { defineCommand, printDone } from './command.ts';

export default defineCommand({
  command: 'start',
  describe: 'start the embedded server and keep it up until db stop',
  options: {},
  examples: [['db start', 'then: psql "$(nyx-etl db url)"']],
  run: async (args) => {
    const home = nyxHome();
    using _ = leaves({ embeddedServer: home });
    await startEmbeddedServer(home);
    try {
      refuseInterrupted();
      await keepRunning(home, true);
    } catch (error) {
      await releaseEmbedded(home);
      throw error;
    }
    const { state } = await embeddedServerStatus(home);
    printDone(
      args,
      'db-start',
      { home, state },
      () => `running, data in ${home}\nnext: psql "$(nyx-etl db url)"`,
    );
  },
});
