// An IMAP server that says what a test wants: as servers that are broken, slow or hostile do.
import { createServer, type Socket } from 'node:net';

/** What is said to a command, e.g. `UID FETCH`, before `OK`; or a function that answers it all by itself. */
export type Reply = string | ((tag: string, socket: Socket, line: string) => void);

export interface ImapServer extends AsyncDisposable {
  port: number;
  /** By the beginning of the command; what is not here is answered as by a mailbox with two messages. */
  replies: Record<string, Reply>;
}

const MESSAGE = 'From: a@b.test\r\nTo: u@example.org\r\nSubject: one\r\n\r\nHello\r\n';

/** What a server says of one message. */
export const fetched = (uid: number | string, text = MESSAGE, length = text.length): string =>
  `* 1 FETCH (UID ${uid} BODY[]<0> {${length}}\r\n${text})\r\n`;

const USUAL: Record<string, Reply> = {
  CAPABILITY: '* CAPABILITY IMAP4rev1\r\n',
  LIST: '* LIST (\\HasNoChildren) "/" "INBOX"\r\n',
  EXAMINE: '* 2 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 3] ok\r\n',
  'UID SEARCH': '* SEARCH 1 2\r\n',
  'UID FETCH': `${fetched(1)}${fetched(2, MESSAGE.replace('one', 'two'))}`,
};

/** Starts it on a port of this machine. */
export async function startImapServer(): Promise<ImapServer> {
  const replies: Record<string, Reply> = {};
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    socket.write('* OK ready\r\n');
    let rest = '';
    socket.on('data', (bytes) => {
      const lines = (rest + bytes.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) answer(socket, line);
    });
  });
  const answer = (socket: Socket, line: string) => {
    const [tag = '', ...words] = line.split(' ');
    const command = words.join(' ').toUpperCase();
    const said = { ...USUAL, ...replies };
    const name = Object.keys(said).find((one) => command.startsWith(one));
    const reply = name === undefined ? '' : said[name];
    if (typeof reply === 'function') return reply(tag, socket, line);
    socket.write(`${reply ?? ''}${tag} OK done\r\n`);
  };
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const at = server.address();
  return {
    port: typeof at === 'object' ? (at?.port ?? 0) : 0,
    replies,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
