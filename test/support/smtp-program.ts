// An SMTP server that puts each mail it takes into a folder; a program of its own. While a file `hold` is there it has taken the
// mail, and does not say so.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

const [folder = ''] = process.argv.slice(2);
let taken = 0;

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData: (stream, _session, done) => {
    void text(stream).then((mail) => {
      writeFileSync(join(folder, `${++taken}.eml`), mail);
      const answer = () => (existsSync(join(folder, 'hold')) ? setTimeout(answer, 50) : done());
      answer();
    });
  },
});
const listening = server.listen(0, '127.0.0.1', () => {
  const address = listening.address();
  writeFileSync(join(folder, 'port'), String(typeof address === 'object' ? address?.port : ''));
});
