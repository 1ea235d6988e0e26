import { busy, full, verdict } from './content-records.ts';

/** What the pages of `judged` say in Korean, by the messages that they use. */
const messages = {
  title: '{{protocol}} {{codeA}} {{nameA}} vs {{codeB}} {{nameB}}',
  lead: {
    differentClass:
      '{{protocol}} {{codeA}}({{nameA}}) 코드는 {{classA}} 응답이고, {{codeB}}({{nameB}}) 코드는 {{classB}} 응답입니다.',
    meaning: '{{codeA}} 코드의 의미: {{meaningA}} 반면 {{codeB}} 코드의 의미: {{meaningB}}',
  },
  heading: {
    code: '{{code}} {{name}}',
    description: '설명',
    seen: '나타나는 상황',
    fix: '해결 방법',
    session: '세션 예시',
    glance: '한눈에 보기',
    differences: '주요 차이점',
    practice: '실제 사례',
    choose: '코드별 대처 방법',
    more: '더 알아보기',
    enhanced: '확장 상태 코드',
    confused: '혼동하기 쉬운 코드',
  },
  glance: {
    fact: '항목',
    class: '클래스',
    category: '범주',
    retry: '재시도',
    actor: '조치 주체',
    commands: '응답 대상',
    enhanced: '확장 상태 코드',
    status: '표준화 상태',
    spec: '정의 문서',
  },
  enhanced: {
    code: '코드',
    name: '이름',
    meaning: '의미',
  },
  retry: {
    yes: '예, 시간을 두고',
    'after-change': '변경한 뒤에만',
  },
  actor: {
    nobody: '없음',
    sender: '발신자',
  },
  status: {
    standard: '표준',
  },
  command: {
    'end-of-data': '메시지 데이터의 끝',
  },
  spec: {
    section: '{{document}}, {{section}}절',
  },
  session: {
    recorded: '{{server}}에서 기록한 세션입니다.',
    configured: '이 응답을 보내도록 설정한 {{server}}에서 기록한 세션입니다.',
  },
  decision: {
    title: '응답에서 다음 조치까지: {{codeA}} 또는 {{codeB}}',
    question: '서버가 어떤 코드를 보냈습니까?',
    actor: '조치 주체: {{actor}}',
    retry: '재시도: {{retry}}',
  },
  difference: {
    class: '{{codeA}} 코드는 {{classA}} 응답이고, {{codeB}} 코드는 {{classB}} 응답입니다.',
    retry: {
      'yes-after-change':
        '{{codeA}} 코드는 기다렸다가 다시 시도하면 해소될 수 있지만, {{codeB}} 코드를 받은 뒤에는 무언가를 바꿔야만 재시도가 효과가 있습니다.',
    },
    actor: '조치 주체가 서로 다릅니다({{codeA}} 코드: {{actorA}}, {{codeB}} 코드: {{actorB}}).',
    commands: '{{codeA}} 코드는 {{commandsA}}에 대한 응답으로, {{codeB}} 코드는 {{commandsB}}에 대한 응답으로 올 수 있습니다.',
  },
  advice: {
    retry: {
      yes: '{{code}} 코드({{name}})를 받으면 요청을 보관해 두었다가 시간이 지난 뒤 다시 시도하세요.',
      'after-change': '{{code}} 코드({{name}})를 받으면 응답이 지적하는 부분을 바꾼 뒤에 다시 시도하세요.',
    },
    actor: {
      nobody: '{{code}} 코드에 대해서는 아무도 따로 조치할 필요가 없습니다.',
      sender: '{{code}} 코드에 대한 다음 조치는 발신자의 몫입니다.',
    },
  },
  code: {
    title: '{{protocol}} {{code}} {{name}}',
    lead: '{{protocol}} {{code}}({{name}}) 코드는 {{class}} 응답입니다.',
  },
};

/** A pair with all that can be written for it, in English and from end to end in a locale of its own. */
const judgedKorean = {
  article: messages,
  smtp: {
    classes: { 4: '4xx 일시 부정', 5: '5xx 영구 부정' },
    categories: { 5: 'x5z 메일 시스템' },
    codes: {
      '450': {
        name: '메일함 사용 중이라 잠시 받을 수 없음',
        summary: '지금은 메일함이 메일을 받을 수 없습니다.',
        description: '서버가 메일을 *지금* 전달하지 못했습니다. `RCPT TO` 응답이 이유를 알립니다:\n\n- 잠금\n- `greylisting`',
        seen: '메일함이 잠겨 있을 때 나타납니다.\n\n서버가 처음 보는 발신자에게도 나타납니다.',
        fix: '[RFC 5321](https://www.rfc-editor.org/rfc/rfc5321#section-4.5.4)에 따라 대기열에 두세요.',
      },
      '552': {
        name: '저장 공간 초과 | 너무 큼',
        summary: '메일이 들어갈 자리가 없습니다.',
        description: '메일이 메일함의 빈자리보다 크거나(`5.2.2`) 서버가 받는 크기보다 큽니다(`5.3.4`).',
        seen: '`DATA`의 마지막 점 뒤나 `SIZE=`가 있는 `MAIL FROM` 뒤에 나타납니다.',
        fix: '메일을 줄이거나 수신자에게 자리를 비워 달라고 하세요.',
      },
    },
    pairs: {
      '450-552': {
        verdict: '**450** 다음에는 기다리고, **552** 다음에는 메일을 바꾸세요.\n\n`5.2.2`가 있으면 552입니다.',
        practice: '서버마다 다릅니다:\n\n- 하나는 기다립니다\n- 하나는 멈춥니다',
        choose: '`450`이면 다시 보내고 `552`이면 줄이세요.',
      },
    },
    enhanced: { 'X.2.2': { name: '메일함 가득 참', meaning: '메일함에 남은 자리가 없습니다.' } },
  },
};

export const judged: Readonly<Record<string, object>> = {
  'source/smtp/450.json': {
    ...busy,
    seen: 'When the mailbox is locked.\n\nAlso when a server meets you for the first time.',
    session: { server: 'Postfix 3.7', configured: true, lines: ['S: 450 4.2.1 <&> busy'] },
  },
  'source/smtp/552.json': full,
  'source/smtp/pairs.json': {
    '450-552': {
      verdict: `${verdict}\n\nWith \`5.2.2\` it is 552.`,
      practice: 'Servers differ:\n\n- one waits\n- one stops',
      choose: 'Send again after `450`, and make it smaller after `552`.',
      sources: [
        { document: 'RFC 5321', section: '4.2.1' },
        { title: 'Notes [1]', url: 'https://example.org/notes' },
      ],
    },
  },
  'source/smtp/enhanced.json': { 'X.2.2': { name: 'Mailbox Full', meaning: 'The mailbox has no room left.' } },
  'locales/ko/article.json': judgedKorean.article,
  'locales/ko/smtp.json': judgedKorean.smtp,
};
