import { nyxHome } from '../config.ts';
import { embeddedServerStatus } from '../database/embedded-server.ts';
import { defineCommand, printResult } from './command.ts';

export default defineCommand({
  command: 'status',
  describe: 'tell how the embedded server stands, without starting it',
  options: {},
  examples: [['db status', 'running, stopped or not created, and where its data is']],
  run: async (args) => {
    const { home, state, kept } = await embeddedServerStatus(nyxHome());
    printResult(
      args,
      'db-status',
      { home, state, kept },
      () => `${state}${kept ? ', kept up by db start' : ''}, data in ${home}`,
    );
  },
});
