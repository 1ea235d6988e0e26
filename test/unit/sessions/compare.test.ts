import { expect, test } from 'vitest';
import { compare } from '../../../sessions/compare.ts';

const session = { server: 'Postfix 3.7.11', lines: ['C: QUIT', 'S: 221 2.0.0 Bye'] };

test('the same is the same', () => expect(compare(session, session)).toEqual({ same: true, report: '' }));

test('another version that says the same is told, and no difference', () => {
  expect(compare(session, { ...session, server: 'Postfix 3.10.5' })).toEqual({
    same: true,
    report: 'recorded with Postfix 3.7.11; 3.10.5 says the same',
  });
});

test('another server, another line, a label and a missing session are differences', () => {
  expect(compare(session, { ...session, server: 'Exim 3.7.11' })).toMatchObject({ same: false });
  expect(compare({ ...session, server: 'Postfix' }, session)).toMatchObject({ same: false });
  expect(compare({ ...session, configured: true }, session)).toEqual({
    same: false,
    report: [
      'the session differs',
      '  - server: Postfix 3.7.11, configured to give this reply',
      '  + server: Postfix 3.7.11',
      '    C: QUIT',
      '    S: 221 2.0.0 Bye',
    ].join('\n'),
  });
  expect(compare(undefined, session)).toMatchObject({ same: false });
  expect(compare(session, { ...session, lines: [...session.lines, 'S: 250 x'] }).report).toBe(
    'the session differs\n    server: Postfix 3.7.11\n    C: QUIT\n    S: 221 2.0.0 Bye\n  + S: 250 x',
  );
});
