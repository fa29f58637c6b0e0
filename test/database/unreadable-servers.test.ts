// A server that asks for what nyx-etl cannot give, or sends what is no message: one sentence, in clear text and encrypted.
import { createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../src/database/session.ts';
import { makeCertificate } from '../support/certificate.ts';

const { certificate, key } = makeCertificate('localhost');
/** What the server says once it knows who wants to connect, as hexadecimal digits. */
let says = '';
const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.once('data', (bytes) => {
    if (bytes.readUInt32BE(4) !== 80_877_103) return answer(socket);
    socket.write('S');
    const secure = new TLSSocket(socket, { isServer: true, cert: certificate, key });
    secure.on('error', () => {});
    secure.once('data', () => answer(secure));
  });
});
const answer = (socket: Socket) => void socket.write(Buffer.from(says, 'hex'));

beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
afterAll(() => new Promise((done) => server.close(done)));

const authentication = (number: number) => `5200000008${number.toString(16).padStart(8, '0')}`;
/** It lets in, and is ready: then a row without its columns. */
const GARBLED = `${authentication(0)}5a0000000549440000000400`;

test.each([
  ['by Kerberos, a way that nyx-etl does not know', authentication(2)],
  ['in a way that nyx-etl does not know', authentication(6)],
  ['by GSSAPI, a way that nyx-etl does not know', authentication(7)],
  ['by SSPI, a way that nyx-etl does not know', authentication(9)],
  ['the connection to the database was lost', GARBLED],
])('%s', async (sentence, message) => {
  says = message;
  const at = server.address();
  const port = typeof at === 'object' ? at?.port : 0;
  for (const mode of ['disable', 'require']) {
    const url = `postgres://u:p@127.0.0.1:${port}/x?sslmode=${mode}&require_auth=none,scram-sha-256`;
    await expect(connect(url, 'test'), mode).rejects.toMatchObject({
      name: message === GARBLED ? 'SqlError' : 'ConfigError',
      message: expect.stringContaining(sentence),
      hint: expect.stringMatching(/\w/),
    });
  }
});
