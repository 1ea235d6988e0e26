import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCertificate } from './certificate.ts';
import { Daemon, demandRoot, run } from './daemon.ts';
import { startDovecot } from './dovecot.ts';
import { startNullMxDns } from './null-mx-dns.ts';
import { freePorts } from './ports.ts';
import { mainCf, masterCf, services } from './postfix-config.ts';
import { type Server, ServerError } from './server.ts';

const ask = (setting: string): string => run('postconf', ['-d', '-h', setting], 'postfix');

/** Postfix with a configuration, a queue and data of its own. Dovecot checks the passwords, as on many servers. */
export async function startPostfix(folder: string): Promise<Server> {
  const version = ask('mail_version');
  demandWrapper();
  demandRoot('Postfix');
  // Postfix's processes run as a user of its own, and must get through to their files.
  chmodSync(folder, 0o755);
  const [config, dovecotFolder] = [join(folder, 'etc'), join(folder, 'dovecot')];
  for (const path of [config, join(folder, 'queue'), dovecotFolder]) mkdirSync(path);
  run('install', ['-d', '-o', 'postfix', '-m', '0700', join(folder, 'data')], 'coreutils');
  const { certFile, keyFile, cert } = makeCertificate(folder);
  const started: { stop(): Promise<void> }[] = [];
  const stop = async (): Promise<void> => {
    for (const one of started.reverse().splice(0)) await one.stop();
  };
  try {
    const dns = await startNullMxDns();
    started.push(dns);
    const resolver = join(folder, 'resolv.conf');
    writeFileSync(resolver, `nameserver ${dns.address}\n`);
    const dovecot = await startDovecot(dovecotFolder);
    started.push(dovecot);

    const places = { folder, certFile, keyFile, authSocket: dovecot.authSocket };
    const names = Object.keys(services);
    const chosen = await freePorts(names.length);
    const ports = new Map(names.map((name, index) => [name, chosen[index] as number]));
    writeFileSync(join(config, 'main.cf'), mainCf(places));
    writeFileSync(join(config, 'master.cf'), masterCf(places, ports));
    // Makes the folders of the queue, with the owners that they must have.
    run('postfix', ['-c', config, 'check'], 'postfix');
    const daemon = new Daemon({
      program: join(ask('daemon_directory'), 'master'),
      args: ['-c', config, '-d'],
      log: join(folder, 'log'),
      install: 'postfix',
      env: { LD_PRELOAD: wrapper, RESOLV_WRAPPER_CONF: resolver },
    });
    started.push(daemon);
    await daemon.listening([...ports.values()]);
    return { title: `Postfix ${version}`, port: (service) => portOf(ports, service), certificate: cert, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What sends Postfix's lookups to our name server, and not to the one that this machine asks. */
const wrapper = 'libresolv_wrapper.so';

/** The loader goes on without a library that is missing, with a warning alone: Postfix would ask the real DNS. */
function demandWrapper(): void {
  const { stderr } = spawnSync('true', { env: { ...process.env, LC_ALL: 'C', LD_PRELOAD: wrapper }, encoding: 'utf8' });
  if (stderr !== '') {
    throw new ServerError(`${wrapper} is not there. Install it: apt-get install --no-install-recommends libresolv-wrapper`);
  }
}

function portOf(ports: ReadonlyMap<string, number>, service: string): number {
  const port = ports.get(service);
  if (port === undefined) throw new Error(`Unexpected service "${service}", expected one of ${[...ports.keys()].join(', ')}`);
  return port;
}
