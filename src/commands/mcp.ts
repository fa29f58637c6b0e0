import { join } from 'node:path';
import { profiles } from '../choices.ts';
import { nyxHome } from '../config.ts';
import { interrupted } from '../interrupt.ts';
import { currentIo } from '../invocation.ts';
import { packageVersion } from '../package-root.ts';
import { messageOf } from '../thrown.ts';
import { defineCommand, remark } from './command.ts';

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
      // What is no message has no number to be answered by: whoever wrote it finds it here. One without end closes.
      server.server.onerror = (error) => remark(args, whatIsWrong(error));
      server.server.onclose = done;
    });
    await server.connect(new StdioServerTransport(process.stdin, currentIo().stdout));
    await ended;
    await server.close();
  },
});

function whatIsWrong(error: Error): string {
  if (error instanceof SyntaxError || error.name === 'ZodError')
    return 'a line that is no message of the protocol was left out';
  return /exceeded maximum size/.test(error.message)
    ? 'a message of more than 10 MB is read no further: goodbye'
    : messageOf(error);
}
