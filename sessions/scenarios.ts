import type { Scenario, Step } from './scenario.ts';
import { base64, password, plainResponse } from './servers/accounts.ts';

const say = (line: string): Step => ({ say: line });
const type = (line: string): Step => ({ type: line });

const hello: readonly Step[] = ['hear', say('EHLO mail.example.net')];
const secured: readonly Step[] = [...hello, say('STARTTLS'), 'start TLS', say('EHLO laptop.example.org')];

/** Every code that a real server gives, by its number. README.md says why the others are not here. */
export const scenarios: readonly Scenario[] = [
  { code: '214', server: 'smtp-server', service: 'plain', before: hello, shown: [say('HELP')] },
  { code: '220', server: 'postfix', service: 'plain', before: [], shown: ['hear', say('HELO mail.example.net')] },
  { code: '221', server: 'postfix', service: 'plain', before: hello, shown: [say('QUIT')] },
  {
    code: '235',
    server: 'postfix',
    service: 'submission',
    before: secured,
    shown: [say(`AUTH PLAIN ${plainResponse('lee@example.org', password)}`)],
  },
  {
    code: '250',
    server: 'postfix',
    service: 'plain',
    before: hello,
    shown: [say('MAIL FROM:<ana@example.net>'), say('RCPT TO:<lee@example.org>')],
  },
  { code: '252', server: 'postfix', service: 'plain', before: hello, shown: [say('VRFY lee@example.org')] },
  {
    code: '334',
    server: 'postfix',
    service: 'submission',
    before: secured,
    shown: [say('AUTH LOGIN'), say(base64('lee@example.org')), say(base64(password))],
  },
  {
    code: '354',
    server: 'postfix',
    service: 'plain',
    before: [...hello, say('MAIL FROM:<ana@example.net>'), say('RCPT TO:<lee@example.org>')],
    shown: [say('DATA'), type('Subject: Lunch at noon?'), say('.')],
  },
  {
    code: '421',
    server: 'postfix',
    service: 'timeout',
    before: hello,
    shown: [say('MAIL FROM:<kim@example.net>'), 'hear'],
  },
  {
    code: '450',
    server: 'postfix',
    service: 'greylisting',
    configured: true,
    before: [...hello, say('MAIL FROM:<ana@example.net>')],
    shown: [say('RCPT TO:<pia@example.org>')],
  },
  {
    code: '451',
    server: 'postfix',
    service: 'lookup-broken',
    before: [...hello, say('MAIL FROM:<tom@example.net>')],
    shown: [say('RCPT TO:<noor@example.org>')],
  },
  {
    code: '452',
    server: 'postfix',
    service: 'disk-full',
    before: hello,
    shown: [say('MAIL FROM:<eva@example.net> SIZE=48213')],
  },
  { code: '454', server: 'postfix', service: 'tls-broken', before: hello, shown: [say('STARTTLS')] },
  { code: '458', server: 'postfix', service: 'screened', before: hello, shown: [say('ETRN example.org')] },
  { code: '459', server: 'postfix', service: 'plain', before: hello, shown: [say('ETRN example.com')] },
  { code: '500', server: 'postfix', service: 'plain', before: hello, shown: [say('MIAL FROM:<ana@example.net>')] },
  { code: '501', server: 'postfix', service: 'plain', before: hello, shown: [say('MAIL ana@example.net')] },
  { code: '502', server: 'postfix', service: 'no-vrfy', before: hello, shown: [say('VRFY boss@example.org')] },
  { code: '503', server: 'postfix', service: 'plain', before: hello, shown: [say('RCPT TO:<boss@example.org>')] },
  { code: '504', server: 'dovecot', service: 'submission', before: secured, shown: [say('AUTH GSSAPI')] },
  { code: '521', server: 'postfix', service: 'denied', before: [], shown: ['hear'] },
  {
    code: '523',
    server: 'dovecot',
    service: 'submission',
    // Dovecot takes a client at its own address for safe without TLS.
    from: '127.0.0.2',
    before: hello,
    shown: [say(`AUTH PLAIN ${plainResponse('pia@example.org', password)}`)],
  },
  {
    code: '525',
    server: 'dovecot',
    service: 'submission',
    before: secured,
    shown: [say(`AUTH PLAIN ${plainResponse('mia@example.org', password)}`)],
  },
  { code: '530', server: 'dovecot', service: 'submission', before: secured, shown: [say('MAIL FROM:<lee@example.org>')] },
  {
    code: '535',
    server: 'postfix',
    service: 'submission',
    before: secured,
    shown: [say(`AUTH PLAIN ${plainResponse('lee@example.org', 'open barley')}`)],
  },
  { code: '538', server: 'smtp-server', service: 'plain', before: hello, shown: [say('AUTH LOGIN')] },
  {
    code: '550',
    server: 'postfix',
    service: 'plain',
    before: [...hello, say('MAIL FROM:<ana@example.net>')],
    shown: [say('RCPT TO:<nobody@example.org>')],
  },
  {
    code: '551',
    server: 'postfix',
    service: 'moved',
    configured: true,
    before: [...hello, say('MAIL FROM:<ana@example.net>')],
    shown: [say('RCPT TO:<raj@example.org>')],
  },
  {
    code: '552',
    server: 'postfix',
    service: 'small-messages',
    before: hello,
    shown: [say('MAIL FROM:<ana@example.net> SIZE=31457280')],
  },
  {
    code: '553',
    server: 'postfix',
    service: 'submission',
    before: secured,
    shown: [say('MAIL FROM:<boss@example.org>'), say('RCPT TO:<ana@example.net>')],
  },
  {
    code: '554',
    server: 'postfix',
    service: 'plain',
    before: [...hello, say('MAIL FROM:<ana@example.net>'), say('RCPT TO:<gone@example.org>')],
    shown: [say('DATA')],
  },
  {
    code: '555',
    server: 'postfix',
    service: 'no-utf8',
    before: hello,
    shown: [say('MAIL FROM:<jose@example.net> SMTPUTF8')],
  },
  {
    code: '556',
    server: 'postfix',
    service: 'null-mx',
    before: [...hello, say('MAIL FROM:<lee@example.org>')],
    shown: [say('RCPT TO:<ana@example.com>')],
  },
];
