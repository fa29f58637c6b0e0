import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { createMcpServer } from '../../src/mcp/server.ts';

/** Asks what an agent may ask of a warehouse, and what needs no words: its status, its dictionary, each resource. Gives the answers. */
export async function askEverything(
  folder: string,
  questions: readonly [tool: string, words: Record<string, unknown>][],
): Promise<string[]> {
  const server = createMcpServer({ folder, profile: 'personal', version: '0.0.0' });
  const client = new Client({ name: 'test', version: '0.0.0' });
  const [here, there] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(there), client.connect(here)]);
  const answers: unknown[] = [];
  for (const [name, words] of questions)
    answers.push(await client.callTool({ name, arguments: words }));
  for (const name of ['status', 'dictionary', 'domains_to_avoid'])
    answers.push(await client.callTool({ name, arguments: {} }));
  for (const { uri } of (await client.listResources()).resources)
    answers.push(await client.readResource({ uri }));
  await client.close();
  await server.close();
  return answers.map((answer) => JSON.stringify(answer));
}
