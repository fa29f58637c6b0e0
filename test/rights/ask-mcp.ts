import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { createMcpServer } from '../../src/mcp/server.ts';

/** Asks an agent's questions of a warehouse: each tool, each resource, each table. Gives every answer by its question. */
export async function askEverything(
  folder: string,
  questions: readonly [tool: string, words: Record<string, unknown>][],
): Promise<Map<string, string>> {
  const server = createMcpServer({ folder, profile: 'personal', version: '0.0.0' });
  const client = new Client({ name: 'test', version: '0.0.0' });
  const [here, there] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(there), client.connect(here)]);
  const answers = new Map<string, string>();
  const { tools } = await client.listTools();
  const asked = new Set(questions.map(([name]) => name));
  const others = tools
    .filter(({ name }) => !asked.has(name))
    .map(({ name }) => [name, {}] as const);
  for (const [name, words] of [...questions, ...others])
    answers.set(
      `${name} ${JSON.stringify(words)}`,
      JSON.stringify(await client.callTool({ name, arguments: words })),
    );
  for (const { uri } of (await client.listResources()).resources)
    answers.set(uri, JSON.stringify(await client.readResource({ uri })));
  await client.close();
  await server.close();
  return answers;
}
