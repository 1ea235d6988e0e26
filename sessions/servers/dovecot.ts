import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { password } from './accounts.ts';
import { makeCertificate } from './certificate.ts';
import { Daemon, demandRoot, run } from './daemon.ts';
import { freePorts } from './ports.ts';
import type { Server } from './server.ts';

const packages = 'dovecot-core dovecot-submissiond';

/** Dovecot's submission server, and the socket at which it checks passwords for Postfix. */
export interface Dovecot extends Server {
  readonly authSocket: string;
}

/** Dovecot's submission server as an ordinary setup has it: a login is required, and no password goes over an open line. */
export async function startDovecot(folder: string): Promise<Dovecot> {
  const version = run('dovecot', ['--version'], packages).split(' ')[0];
  demandRoot('Dovecot');
  const [port = 0] = await freePorts(1);
  const authSocket = join(folder, 'auth');
  const { certFile, keyFile, cert } = makeCertificate(folder);
  const users = join(folder, 'users');
  // The password file's last field is for settings of the account; "nologin" is how Dovecot disables one.
  const accounts = ['lee@example.org', 'mia@example.org::::::nologin'].map((line) => {
    const [user, ...rest] = line.split(':');
    return [user, `{PLAIN}${password}`, ...rest].join(':');
  });
  writeFileSync(users, `${accounts.join('\n')}\n`);
  const log = join(folder, 'log');
  mkdirSync(join(folder, 'run'));
  const config = join(folder, 'dovecot.conf');
  writeFileSync(config, configuration({ folder, port, authSocket, certFile, keyFile, users, log }));
  chmodSync(folder, 0o755);
  const daemon = new Daemon({ program: 'dovecot', args: ['-F', '-c', config], log, install: packages });
  await daemon.listening([port]);
  return { title: `Dovecot ${version}`, port: () => port, certificate: cert, authSocket, stop: () => daemon.stop() };
}

interface Settings {
  readonly folder: string;
  readonly port: number;
  readonly authSocket: string;
  readonly certFile: string;
  readonly keyFile: string;
  readonly users: string;
  readonly log: string;
}

const configuration = ({ folder, port, authSocket, certFile, keyFile, users, log }: Settings): string => `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${log}
protocols = submission
hostname = mx.example.org
listen = 127.0.0.1
ssl = yes
ssl_cert = <${certFile}
ssl_key = <${keyFile}
auth_mechanisms = plain login
# Nobody guesses passwords here, and a wrong one need not be waited for.
auth_failure_delay = 0
passdb {
  driver = passwd-file
  args = ${users}
}
userdb {
  driver = static
  args = uid=dovecot gid=dovecot home=${folder}/mail
}
mail_location = maildir:${folder}/mail
# Nobody listens there: no session goes on to hand over a message.
submission_relay_host = 127.0.0.1
submission_relay_port = 9
service submission-login {
  chroot =
  inet_listener submission {
    port = ${port}
  }
}
service auth {
  unix_listener ${authSocket} {
    mode = 0666
  }
}
`;
