import { pick, randomFrom } from './random.ts';

/** What the texts of a language are made of. */
export interface Voice {
  readonly tag: string;
  /** No word of one language is a word of English, so that no text can equal the English one. */
  readonly words: readonly string[];
  /** The words that a sentence may start with. */
  readonly first: readonly string[];
  /** What stands between two words, and between two sentences. */
  readonly space: string;
  readonly stop: string;
}

/** How many words a language has; its square is how many names there can be. */
export const vocabularySize = 64;

const english =
  'server mailbox message recipient sender client queue policy relay reply session domain host storage limit attempt delivery address command connection refuses accepts defers checks closes names carries holds answers requires temporary permanent local remote unknown available invalid valid first later another same only before after during until with without from for about which because whether administrator authentication certificate encryption parameter transaction greylisting temporarily always'.split(
    ' ',
  );

/** The letters that languages in Latin script add to `a e i o u`. */
const latin: Readonly<Record<string, string>> = {
  id: '',
  de: 'äöü',
  fr: 'éèâ',
  es: 'áíó',
  it: 'àòù',
  nl: 'ëï',
  'pt-BR': 'ãçõ',
  pl: 'ąęó',
  sv: 'åäö',
  tr: 'ıöü',
  vi: 'ạơư',
  cs: 'ěýů',
  da: 'æøå',
  fi: 'äöy',
  hu: 'őűé',
  ro: 'ăâî',
};

const hangul = '가나다라마바사아자차서버수신발메일함정책세션도인호스트저장한계시배달주소응답거부대기열중임명령';
const han = '服务器邮箱拒绝接受件人队列策略中继回复会话域名主机存储限制尝试投递地址命令连接证书参数暂时';
const arabic = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي';

/** The languages of the benchmark, English first, and all scripts among the first five. */
export const tags = ['en', 'id', 'ko', 'zh-Hans', 'ar', ...Object.keys(latin).filter((tag) => tag !== 'id')];

export function voiceOf(tag: string): Voice {
  if (tag === 'en') return { tag, words: english, first: ['the', 'a', 'this', 'when', 'after', 'if'], space: ' ', stop: '.' };
  const words = vocabulary(tag);
  if (tag === 'zh-Hans') return { tag, words, first: words, space: '', stop: '。' };
  return { tag, words, first: words, space: ' ', stop: '.' };
}

function vocabulary(tag: string): string[] {
  const random = randomFrom('words', tag);
  const syllable = (): string => {
    if (tag === 'ko') return pick([...hangul], random);
    if (tag === 'zh-Hans') return pick([...han], random);
    if (tag === 'ar') return pick([...arabic], random);
    return pick([...'bdfghjklmnprstvz'], random) + pick([...'aeiou', ...(latin[tag] ?? '')], random);
  };
  const words = new Set<string>();
  while (words.size < vocabularySize) {
    const word = Array.from({ length: 2 + random(2) }, syllable).join('');
    if (!english.includes(word)) words.add(word);
  }
  return [...words];
}
