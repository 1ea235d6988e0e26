import { expect, test, vi } from 'vitest';
import { Daemon, demandRoot, run } from '../../../../sessions/servers/daemon.ts';
import { freePorts } from '../../../../sessions/servers/ports.ts';
import { ServerError } from '../../../../sessions/servers/server.ts';

test('a program that is not there: the message says what to install', () => {
  expect(() => run('no-such-program', [], 'its-package')).toThrow(
    new ServerError('no-such-program is not there. Install it: apt-get install --no-install-recommends its-package'),
  );
});

test('a program that fails: its complaint', () => {
  expect(() => run(process.execPath, ['-e', 'console.error("no room"); process.exit(3)'], 'x')).toThrow(/ended with 3:\nno room/);
});

test('a server that ends at once is not waited for, and is quoted', async () => {
  const [port = 0] = await freePorts(1);
  const start = performance.now();
  const daemon = new Daemon({
    program: process.execPath,
    args: ['-e', 'console.error("bad config")'],
    log: '/nonexistent/log',
    install: 'its-package',
  });
  await expect(daemon.listening([port])).rejects.toThrow(/it needs the packages its-package\. It says:\nbad config/);
  expect(performance.now() - start).toBeLessThan(10_000);
});

test('a server that clings to life is ended with all that it started', async () => {
  const [port = 0] = await freePorts(1);
  const clinging = `process.on('SIGTERM', () => {}); require('node:net').createServer().listen(${port}, '127.0.0.1')`;
  const parent = `process.on('SIGTERM', () => {}); require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(clinging)}]); setInterval(() => {}, 1000)`;
  const daemon = new Daemon({ program: process.execPath, args: ['-e', parent], log: '/nonexistent/log', install: 'x' });
  await daemon.listening([port]);
  await daemon.stop();
  await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
});

test('free ports are all different', async () => {
  const ports = await freePorts(20);
  expect(new Set(ports).size).toBe(20);
});

test('a server that needs root says so to anybody else', () => {
  const user = vi.spyOn(process, 'getuid').mockReturnValue(1000);
  expect(() => demandRoot('Postfix')).toThrow(/^Postfix starts as root only/);
  user.mockReturnValue(0);
  demandRoot('Postfix');
  user.mockRestore();
});
