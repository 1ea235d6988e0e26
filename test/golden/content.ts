import { plainRecords } from '../content.ts';
import { busy, full, verdict } from './content-records.ts';
import { judged } from './judged.ts';

/** Content folders for the golden articles: what makeRoot takes. */
type Files = Readonly<Record<string, string | object>>;

const plain: Files = {
  'source/smtp/334.json': plainRecords['334'] as object,
  'source/smtp/552.json': plainRecords['552'] as object,
};

/** As a translator begins: the headings, nothing else. */
const headings: Files = {
  ...plain,
  'locales/id/article.json': {
    heading: {
      description: 'Deskripsi',
      seen: 'Ketika Anda Melihatnya',
      fix: 'Cara Memperbaiki',
      differences: 'Perbedaan Utama',
      choose: 'Kapan Menggunakan Yang Mana',
      more: 'Pelajari Lebih Lanjut',
    },
  },
};

const rich: Files = {
  'source/smtp/450.json': busy,
  'source/smtp/552.json': full,
  'source/smtp/pairs.json': {
    '450-552': { verdict, sources: [{ document: 'RFC 5321', section: '4.2.1' }] },
  },
};

/** From right to left, with code, and with texts that are missing. */
const arabic: Files = {
  ...rich,
  'locales/ar/article.json': {
    title: '{{protocol}} {{codeA}} {{nameA}} مقابل {{codeB}} {{nameB}}',
    lead: {
      differentClass:
        '{{protocol}} {{codeA}} ({{nameA}}) رد من فئة {{classA}}، أما {{codeB}} ({{nameB}}) فهو رد من فئة {{classB}}.',
      meaning: 'معنى {{codeA}}: {{meaningA}} أما {{codeB}} فيعني: {{meaningB}}',
    },
    heading: { description: 'الوصف', seen: 'متى تراه', differences: 'الفروق الرئيسية', session: 'كيف يبدو' },
    session: { recorded: 'سُجِّل مع {{server}}. الأسطر التي تبدأ بـ `C:` من العميل، والتي تبدأ بـ `S:` من الخادم.' },
    difference: { enhanced: 'ابحث عن {{enhancedA}} مع {{codeA}} وعن {{enhancedB}} مع {{codeB}}.' },
  },
  'locales/ar/smtp.json': {
    classes: { 4: '4xx سلبي مؤقت', 5: '5xx سلبي دائم' },
    codes: {
      '450': {
        name: 'صندوق البريد مشغول',
        summary: 'لا يستطيع صندوق البريد استلام الرسالة الآن.',
        description:
          'لم يستطع الخادم تسليم الرسالة *الآن*. لم يُخزَّن شيء، ويوضح الرد على `RCPT TO` السبب:\n\n- قفل\n- `greylisting`',
      },
      '552': {
        name: 'تجاوز سعة التخزين',
        summary: 'الرسالة أكبر من المتاح.',
        seen: 'بعد النقطة الأخيرة من `DATA`، أو بعد `MAIL FROM` مع `SIZE=`.',
      },
    },
  },
};

/** With the particles that the last sound of a code or a name asks for. */
const korean: Files = {
  ...plain,
  'locales/ko/article.json': {
    title: '{{protocol}} {{codeA}} {{nameA}} vs {{codeB}} {{nameB}}',
    lead: {
      differentClass:
        '{{protocol}} {{codeA}}({{nameA}}) 코드는 {{classA}} 응답이고, {{codeB}}({{nameB}}) 코드는 {{classB}} 응답입니다.',
      meaning: '{{codeA, particle(은/는)}} 이런 뜻입니다. {{meaningA}} {{codeB, particle(은/는)}} 이런 뜻입니다. {{meaningB}}',
    },
    heading: {
      code: '{{code}} {{name}}',
      description: '설명',
      seen: '나타나는 상황',
      fix: '해결 방법',
      differences: '주요 차이점',
      choose: '상황별 코드 선택',
      more: '더 알아보기',
    },
    difference: {
      class:
        '{{codeA, particle(이/가)}} {{classA, particle(이고/고)}}, {{codeB, particle(이/가)}} {{classB, particle(입니다/입니다)}}.',
      meaning: '{{protocol}} {{code, particle(이란/란)}}: {{meaning}}',
      seen: '{{code, particle(과/와)}} 만나는 상황: {{seen}}',
    },
    choose:
      '{{nameA, particle(으로/로)}} 표시되는 {{codeA, particle(을/를)}} 받으면: {{fixA}} {{nameB, particle(으로/로)}} 표시되는 {{codeB, particle(을/를)}} 받으면: {{fixB}}',
    code: { title: '{{protocol}} {{code}} {{name}}' },
  },
  'locales/ko/smtp.json': {
    classes: { 3: '3xx 긍정 중간', 5: '5xx 영구 부정' },
    codes: {
      '334': {
        name: '서버 인증 질의',
        description:
          '서버가 SASL 인증 교환의 일부로 질의를 보냅니다. 응답에는 클라이언트가 디코딩해 답해야 하는 Base64 질의가 들어 있습니다.',
        seen: '`AUTH` 명령을 주고받는 동안 나타납니다.',
        fix: '**Base64(인코딩)**로 답하세요.',
      },
      '552': {
        name: '저장 공간 초과',
        description: '수신자의 메일함이 가득 차 메일을 받지 못했습니다. 일시적인 452와 달리 영구적인 거부입니다.',
        seen: '수신자의 메일함이 가득 찼을 때 나타납니다.',
        fix: '다른 방법으로 수신자에게 알리세요.',
      },
    },
  },
};

/** Without a space between two sentences, but with texts that have none. */
const japanese: Files = {
  ...plain,
  'locales/ja/article.json': {
    lead: {
      differentClass: '{{protocol}} {{codeA}}（{{nameA}}）は{{classA}}の応答で、{{codeB}}（{{nameB}}）は{{classB}}の応答です。',
      meaning: '{{codeA}}の意味は次のとおりです。{{meaningA}}一方、{{codeB}}の意味は次のとおりです。{{meaningB}}',
    },
    heading: { code: '{{code}} {{name}}', description: '説明', seen: '発生する状況', fix: '対処方法' },
  },
  'locales/ja/smtp.json': {
    classes: { 3: '3xx（肯定・中間）', 5: '5xx（否定・恒久）' },
    codes: {
      '334': {
        name: 'サーバーからの認証要求',
        description:
          'サーバーがSASL認証のやり取りの中で**「チャレンジ」**を送っています。クライアントはBase64で答える必要があります。',
        seen: '`AUTH`コマンドの実行中に発生します。',
      },
      '552': {
        name: '容量超過',
        description: '受信者のメールボックスが容量を超えました。一時的な452とは異なり、恒久的な拒否です。',
      },
    },
  },
};

/** A locale that leaves out what it has not translated: all of it but one code, and what compares it. */
const omitted: Files = {
  ...plain,
  'source/smtp/553.json': { ...(plainRecords['552'] as object), name: 'Bad Name' },
  'kontras.config.json': { locales: { id: { fallback: 'omit' } } },
  'locales/id/article.json': {
    title: '{{protocol}} {{codeA}} {{nameA}} vs {{codeB}} {{nameB}}',
    lead: {
      differentClass: '{{protocol}} {{codeA}} ({{nameA}}) adalah balasan {{classA}}, sedangkan {{codeB}} ({{nameB}}) {{classB}}.',
      meaning: 'Arti {{codeA}}: {{meaningA}} Arti {{codeB}}: {{meaningB}}',
    },
    heading: {
      code: '{{code}} {{name}}',
      description: 'Deskripsi',
      seen: 'Ketika Anda Melihatnya',
      fix: 'Cara Memperbaiki',
      differences: 'Perbedaan Utama',
      choose: 'Kapan Menggunakan Yang Mana',
      comparisons: 'Dibandingkan Dengan',
      more: 'Pelajari Lebih Lanjut',
    },
    difference: {
      class: '{{codeA}} adalah balasan {{classA}}, sedangkan {{codeB}} {{classB}}.',
      meaning: '{{protocol}} {{code}}: {{meaning}}',
      seen: 'Konteks {{code}}: {{seen}}',
    },
    choose: 'Untuk {{codeA}} ({{nameA}}): {{fixA}} Untuk {{codeB}} ({{nameB}}): {{fixB}}',
    code: { title: 'SMTP {{code}} {{name}} – {{protocol}}', lead: '{{protocol}} {{code}} ({{name}}) adalah balasan {{class}}.' },
    overview: { title: 'Kode Status {{protocol}}', lead: 'Halaman ini memuat kode status {{protocol}}.' },
  },
  'locales/id/smtp.json': {
    classes: { 3: '3xx Positif Sementara', 5: '5xx Negatif Permanen' },
    codes: {
      '334': {
        name: 'Tantangan Peladen',
        description: 'Peladen mengirim tantangan autentikasi. Klien harus menjawabnya.',
        seen: 'Selama perintah `AUTH`.',
        fix: 'Jawablah dengan Base64.',
      },
      '552': {
        name: 'Penyimpanan Penuh',
        description: 'Kotak surat penerima penuh. Berbeda dengan 452, penolakan ini permanen.',
        seen: 'Saat kotak surat penerima penuh.',
        fix: 'Beri tahu penerima dengan cara lain.',
      },
    },
  },
};

export const contents = { plain, headings, rich, arabic, korean, japanese, omitted, judged } as const;
