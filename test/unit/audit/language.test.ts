import { describe, expect, test } from 'vitest';
import { audit } from '../../../pipeline/audit/audit.ts';
import { languageTest } from '../../../pipeline/audit/language.ts';
import type { StatusRecord } from '../../../pipeline/content.ts';
import { compileTemplate, slotsOf } from '../../../pipeline/template.ts';
import { makeContent, plainRecords } from '../../content.ts';

const ofPage = (tag: string, prose: string, lang?: string): boolean | undefined =>
  languageTest(tag)({ text: prose, prose, lang });

const english = 'The server is issuing an authentication challenge as part of the exchange, and the client must answer it.';
const indonesian = 'Peladen mengirimkan tantangan autentikasi sebagai bagian dari pertukaran, dan klien harus menjawabnya.';
const korean =
  '서버가 인증 교환의 일부로 질의를 보내며, 클라이언트는 이 질의를 디코딩해 답해야 합니다. 그렇지 않으면 거부됩니다.';
const chinese = '服务器在身份验证交换过程中发出质询，客户端必须对其进行解码并作出回应，否则连接将被服务器拒绝并且立即关闭。';
const japanese = 'サーバーは認証のやり取りの一部としてチャレンジを送信しており、クライアントはそれに応答しなければなりません。';
const arabic = 'يرسل الخادم تحدي المصادقة كجزء من التبادل، ويجب على العميل أن يجيب عنه حتى يستمر الاتصال.';
const russian = 'Сервер отправляет запрос аутентификации в рамках обмена, и клиент должен ответить на этот запрос.';

describe('a passage is in the language of its page', () => {
  test.each([
    ['en', english],
    ['en-GB', english],
    ['id', indonesian],
    ['ko', korean],
    ['zh-Hans', chinese],
    ['ja', japanese],
    ['ar', arabic],
    ['ru', russian],
    ['pt-BR', 'O servidor envia um desafio de autenticação como parte da troca, e o cliente precisa responder a ele.'],
  ])('%s', (tag, prose) => expect(ofPage(tag, prose)).toBe(true));

  test.each(['id', 'ko', 'zh-Hans', 'ja', 'ar', 'ru', 'pt-BR', 'vi', 'de'])('English is not, on a page in %s', (tag) => {
    expect(ofPage(tag, english)).toBe(false);
  });

  test('a few English words in it make it no other', () => {
    expect(ofPage('ko', `${korean} SMTP AUTH LOGIN`)).toBe(true);
    expect(ofPage('ja', `SMTP AUTH ${japanese}`)).toBe(true);
  });

  test('not where it is tagged as being in another', () => {
    expect(ofPage('id', indonesian, 'en')).toBe(false);
    expect(ofPage('en', english, 'id')).toBe(false);
  });

  test('what is too short to tell is not asked', () => {
    for (const tag of ['en', 'id', 'ko', 'ja']) {
      expect(ofPage(tag, 'Key Differences')).toBeUndefined();
      expect(ofPage(tag, 'Key Differences', 'en')).toBeUndefined();
      expect(ofPage(tag, '450 4.2.1 – 550 5.1.1 – 552 5.2.2 – 554 5.7.1')).toBeUndefined();
      expect(ofPage(tag, '')).toBeUndefined();
    }
  });
});

const shareOf = (tag: string, given: Parameters<typeof makeContent>[0]): number => {
  const articles = [...audit(makeContent(given), { locales: [tag] })].flatMap(({ measured }) => measured);
  const page = articles.find(({ id }) => id === '334-vs-552');
  if (page === undefined) throw new Error(`No comparison in ${tag}`);
  return page.language;
};

describe('the share of a page', () => {
  test('whose headings are Indonesian and whose body is English is nothing, tagged or not', () => {
    const headings = { heading: { description: 'Deskripsi', seen: 'Ketika Anda Melihatnya', fix: 'Cara Memperbaiki' } };
    expect(
      shareOf('id', {
        records: plainRecords,
        locales: { id: { article: headings, smtp: { codes: { '334': { name: 'Tantangan Peladen' } } } } },
      }),
    ).toBe(0);
    // English that passes for Indonesian, as on the pages that Kontras replaces: each text is a copy with a word added.
    const messages = makeContent({ records: plainRecords }).folder.defaults.value as object;
    const codes = Object.fromEntries(
      Object.entries(plainRecords).map(([code, { name, description, seen, fix }]) => [
        code,
        { name, description: `${description} Oke.`, seen: `${seen} Oke.`, fix: `${fix} Oke.` },
      ]),
    );
    const smtp = { classes: { 3: '3xx', 5: '5xx' }, codes };
    expect(shareOf('id', { records: plainRecords, locales: { id: { article: messages, smtp } } })).toBe(0);
  });

  test('in English is the whole of an English page', () => {
    expect(shareOf('en', { records: plainRecords })).toBe(1);
  });

  test.each([
    ['id', indonesian],
    ['ko', korean],
  ])('that is translated is the whole, however many commands it is full of: %s', (tag, text) => {
    const many =
      '`MAIL FROM:<a@example.org>` `RCPT TO:<b@example.org> NOTIFY=NEVER` `the quick brown fox jumps over the lazy dog and runs`';
    const texts = { name: text, description: `${text} ${many}`, seen: `${many} ${text}`, fix: `${many} ${text} ${many}` };
    const session = { server: 'Postfix', lines: ['S: 552 the recipient has no room left for this message, try again later on'] };
    const records: Record<string, StatusRecord> = Object.fromEntries(
      Object.entries(plainRecords).map(([code, record]) => [code, { ...record, session }]),
    );
    const translate = (value: unknown): unknown =>
      typeof value === 'string'
        ? `${slotsOf(compileTemplate(value))
            .map(({ name }) => `{{${name}}}`)
            .join(' ')} ${text}`
        : Object.fromEntries(Object.entries(value as object).map(([key, child]) => [key, translate(child)]));
    const article = translate(makeContent({ records }).folder.defaults.value) as object;
    const smtp = { classes: { 3: text, 5: text }, codes: { '334': texts, '552': texts } };
    expect(shareOf(tag, { records, locales: { [tag]: { article, smtp } } })).toBe(1);
  });
});
