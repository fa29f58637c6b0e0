// A real IMAP server of a test's own: Dovecot, as Debian's package dovecot-imapd brings it, on a Maildir in a folder.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/database/server-programs.ts';

export interface Dovecot extends AsyncDisposable {
  port: number;
  user: string;
  password: string;
  /** The Maildir of INBOX. */
  maildir: string;
}

/** Starts it; throws where the package is missing, which .ci/run installs. */
export async function startDovecot(): Promise<Dovecot> {
  const program = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find(
    (path) => spawnSync(path, ['--version']).status === 0,
  );
  if (!program)
    throw new Error(
      'this test needs Dovecot: apt-get install --no-install-recommends dovecot-imapd',
    );
  const root = await mkdtemp(join(tmpdir(), 'nyx-dovecot-'));
  await chmod(root, 0o755);
  const port = await freePort();
  const maildir = join(root, 'mail');
  for (const name of ['cur', 'new', 'tmp']) await mkdir(join(maildir, name), { recursive: true });
  const { username, uid, gid } = userInfo();
  const isRoot = uid === 0;
  // Dovecot reads mail as no superuser: `mail` is Debian's user for that.
  const [owner, ownerGid] = isRoot ? ['mail', 'mail'] : [username, String(gid)];
  const config = join(root, 'dovecot.conf');
  // Nobody guesses passwords here: who gave a wrong one is not kept waiting with the next.
  await writeFile(
    config,
    `protocols = imap
base_dir = ${root}/run
state_dir = ${root}/state
log_path = ${root}/log
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
default_internal_user = ${isRoot ? 'dovecot' : username}
default_login_user = ${isRoot ? 'dovenull' : username}
default_internal_group = ${isRoot ? 'dovecot' : gid}
first_valid_uid = 1
mail_location = maildir:${maildir}
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${owner} gid=${ownerGid} home=${root}
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
`,
  );
  if (isRoot) spawnSync('chown', ['-R', 'mail:mail', maildir]);
  const child = spawn(program, ['-F', '-c', config], { stdio: 'ignore' });
  await answers(port, child);
  return {
    port,
    user: 'ada',
    password: 'secret',
    maildir,
    [Symbol.asyncDispose]: async () => {
      const ended = new Promise((done) => child.on('exit', done));
      child.kill('SIGTERM');
      await ended;
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  const { connect } = await import('node:net');
  for (let attempt = 0; attempt < 100; attempt++) {
    if (child.exitCode !== null) throw new Error(`dovecot ended with ${child.exitCode}`);
    const greeted = await new Promise<boolean>((done) => {
      const socket = connect(port, '127.0.0.1');
      socket.on('data', () => done(true)).on('error', () => done(false));
      socket.on('data', () => socket.destroy());
    });
    if (greeted) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('dovecot does not answer');
}
