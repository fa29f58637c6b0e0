// An OpenAI-compatible API on a port of this machine: a real HTTP server that speaks the protocol.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What it is asked: the words of the mail, and the whole request. */
interface Asked {
  path: string;
  authorization: string | undefined;
  body: string;
  /** The JSON that the user gives. */
  mail: { subject: string; text: string };
}

/** How it answers: with a verdict, with words, with a status, or as it likes. */
type Reply =
  | { label: string; confidence: number }
  | Words
  | { status: number; headers?: Record<string, string> }
  | ((response: ServerResponse) => void);

export interface ReaderServer extends AsyncDisposable {
  url: string;
  asked: Asked[];
  /** Decides of each request; by default everything is a rejection. */
  reply: (asked: Asked) => Reply;
}

const TOKENS = { prompt_tokens: 400, completion_tokens: 20 };

export async function readerServer(): Promise<ReaderServer> {
  const server = createServer((request, response) => {
    void answer(reader, request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const reader: ReaderServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked: [],
    reply: () => ({ label: 'rejection', confidence: 0.9 }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return reader;
}

async function answer(
  reader: ReaderServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await text(request);
  const { messages } = JSON.parse(body) as { messages: { content: string }[] };
  const { authorization } = request.headers;
  const mail = JSON.parse(messages.at(-1)?.content ?? '') as Asked['mail'];
  const asked = { path: request.url ?? '', authorization, body, mail };
  reader.asked.push(asked);
  const reply = reader.reply(asked);
  if (typeof reply === 'function') reply(response);
  else if ('status' in reply)
    response.writeHead(reply.status, reply.headers).end('{"error":{"message":"no"}}');
  else
    response.setHeader('content-type', 'application/json').end(JSON.stringify(completion(reply)));
}

/** An answer in words, with other fields of its message. */
export type Words = { words: string; message?: object; finish?: string };

function completion(reply: { label: string } | Words) {
  const { words, message, finish }: Words =
    'words' in reply ? reply : { words: JSON.stringify(reply) };
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: words, ...message },
        finish_reason: finish ?? 'stop',
      },
    ],
    usage: TOKENS,
  };
}
