import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Words of four scripts, so that no measurement is of Latin text alone. */
const words = {
  Latn: 'the server mailbox refuses accepts sender recipient queue policy message relay reply session domain host storage limit attempt delivery address'.split(
    ' ',
  ),
  Hang: '서버가 메일함을 거부합니다 발신자 수신자 대기열 정책 메시지 중계 응답 세션 도메인 호스트 저장 한도 시도 배달 주소'.split(
    ' ',
  ),
  Hans: '服务器 邮箱 拒绝 接受 发件人 收件人 队列 策略 邮件 中继 回复 会话 域名 主机 存储 限制 尝试 投递 地址'.split(' '),
  Arab: 'الخادم صندوق البريد يرفض يقبل المرسل المستلم قائمة سياسة رسالة ترحيل رد جلسة نطاق مضيف تخزين حد محاولة'.split(' '),
} as const;
type Script = keyof typeof words;

const tags: readonly (readonly [tag: string, script: Script])[] = [
  ...(['id', 'de', 'fr', 'es', 'it', 'nl', 'pt-BR', 'pl', 'sv', 'tr', 'vi', 'cs', 'da', 'fi', 'hu', 'ro'] as const).map(
    (tag) => [tag, 'Latn'] as const,
  ),
  ...[['ko', 'Hang'] as const, ['zh-Hans', 'Hans'] as const, ['ar', 'Arab'] as const],
];

/** The same numbers from the same seed on every machine: https://prng.di.unimi.it/splitmix64.c, in 32 bits. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
  };
}

/**
 * Write content of a size into a folder: one protocol with rich records, and locales that translate all of them.
 * @param root an empty folder
 * @param records how many codes; n codes make n × (n − 1) / 2 comparisons a locale
 * @param locales how many languages, English among them; at most twenty
 */
export function makeBenchContent(root: string, records: number, locales: number, seed = 1): void {
  const random = randomFrom(seed);
  const json = (path: string, value: unknown): void => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), `${JSON.stringify(value, undefined, 2)}\n`);
  };
  const sentence = (script: Script, count: number): string => {
    const text = Array.from({ length: count }, () => words[script][random(words[script].length)]).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)} \`RCPT TO\`.`;
  };
  const texts = (script: Script, code: string) => ({
    name: `${sentence(script, 2).replace(/ `.*/, '')} ${code}`,
    summary: sentence(script, 8),
    description: `${sentence(script, 20)} ${sentence(script, 18)} ${sentence(script, 16)}`,
    seen: sentence(script, 18),
    fix: `${sentence(script, 18)} ${sentence(script, 18)}`,
  });
  const codes = Array.from({ length: records }, (_, index) =>
    String(200 + Math.floor((index * 400) / records)).concat(records > 400 ? String(index) : ''),
  );
  const classes = { 2: '2xx Fine', 3: '3xx Wait', 4: '4xx Later', 5: '5xx Never' };
  // Not the English itself, which would count as missing.
  const english = readFileSync(new URL('../../source/article.json', import.meta.url), 'utf8');
  const messages: unknown = JSON.parse(english, (_, value: unknown) => (typeof value === 'string' ? `${value} ok` : value));
  json('source/bench/protocol.json', { name: 'BENCH', classes });
  for (const [index, code] of codes.entries()) {
    json(`source/bench/${code}.json`, {
      ...texts('Latn', code),
      class: code.charAt(0),
      retry: ['yes', 'no', 'after-change', 'not-applicable'][random(4)],
      actor: ['client', 'sender', 'recipient-admin', 'nobody'][random(4)],
      commands: ['MAIL', 'RCPT', 'DATA'].slice(random(3)),
      enhanced: [`4.${random(8)}.1`, `4.${random(8)}.2${random(9)}`],
      spec: [{ document: 'RFC 5321', section: `4.${random(9)}` }],
      related: [codes[(index + 1) % codes.length], codes[(index + 7) % codes.length]].filter((other) => other !== code),
    });
  }
  for (const [tag, script] of tags.slice(0, locales - 1)) {
    json(`locales/${tag}/article.json`, messages);
    json(`locales/${tag}/bench.json`, { classes, codes: Object.fromEntries(codes.map((code) => [code, texts(script, code)])) });
  }
  json('kontras.config.json', { formats: ['markdown'] });
}
