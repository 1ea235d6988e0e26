import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What git or an editor would spoil, or what is too large to keep, is added to a copy of the folder when the test runs. */
export const make: Readonly<Record<string, (folder: string) => void>> = {
  'file/outside-root/bad': (folder) => symlinkSync('/etc/hostname', join(folder, 'source/smtp/451.json')),
  'file/outside-root/good': (folder) => symlinkSync('450.json', join(folder, 'source/smtp/451.json')),
  'file/kind/bad': (folder) => execFileSync('mkfifo', [join(folder, 'source/smtp/451.json')]),
  'file/unreadable/bad': (folder) => {
    symlinkSync('nowhere.json', join(folder, 'source/smtp/451.json'));
    mkdirSync(join(folder, 'kontras.config.json'));
  },
  'file/too-large/bad': (folder) => writeFileSync(join(folder, 'source/smtp/451.json'), Buffer.alloc(20 * 1024 * 1024, ' ')),
  'file/byte-order-mark/bad': (folder) => change(folder, (text) => `\ufeff${text}`),
  'file/encoding/bad': (folder) => change(folder, (text) => Buffer.from(text.replace('mail.', 'caf\u00e9.'), 'latin1')),
  'file/line-ends/bad': (folder) => change(folder, (text) => text.replaceAll('\n', '\r\n')),
  'text/length/bad': (folder) => change(folder, (text) => text.replace('Read the reply.', 'Read. '.repeat(2000).trim())),
  // Every message there is, so that none is missing whatever messages are added.
  'locale/missing/good': (folder) => {
    const messages = readFileSync(fileURLToPath(new URL('../../source/article.json', import.meta.url)), 'utf8');
    writeFileSync(join(folder, 'locales/ko/article.json'), messages);
  },
};

function change(folder: string, edit: (text: string) => string | Buffer): void {
  const file = join(folder, 'source/smtp/450.json');
  writeFileSync(file, edit(readFileSync(file, 'utf8')));
}
