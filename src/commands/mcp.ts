import { join } from 'node:path';
import { nyxHome } from '../config.ts';
import { profiles } from '../exports/profile.ts';
import { interrupted } from '../interrupt.ts';
import { currentIo } from '../invocation.ts';
import { packageVersion } from '../package-root.ts';
import { defineCommand } from './command.ts';

export default defineCommand({
  command: 'mcp',
  describe: 'reports and queries for agents, over stdin and stdout (Model Context Protocol)',
  options: {
    warehouse: {
      type: 'string',
      describe: 'a warehouse, or the folder of all (default: exports in NYX_HOME)',
    },
    profile: {
      choices: profiles,
      default: 'analyst' as const,
      describe: 'which warehouse agents may read',
    },
  },
  examples: [
    ['mcp', 'what an agent starts; it can read, and nothing it asks for writes'],
    ['mcp --profile personal', 'with names and letters, for an agent that may know them'],
  ],
  run: async (args) => {
    const { StdioServerTransport } = await import('@modelcontextprotocol/sdk/server/stdio.js');
    const { createMcpServer } = await import('../mcp/server.ts');
    const server = createMcpServer({
      folder: args.warehouse ?? join(nyxHome(), 'exports'),
      profile: args.profile,
      version: packageVersion,
    });
    const ended = new Promise<void>((done) => {
      process.stdin.once('end', done);
      interrupted.addEventListener('abort', () => done());
    });
    await server.connect(new StdioServerTransport(process.stdin, currentIo().stdout));
    await ended;
    await server.close();
    return undefined;
  },
});
