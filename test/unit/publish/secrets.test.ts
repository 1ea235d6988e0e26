import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactor, variableOf } from '../../../publish/secrets.ts';

const secret = fc.string({ minLength: 12, maxLength: 40, unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789-_=/+') });

test('no six characters of a secret in a row are left in a text', () => {
  fc.assert(
    fc.property(secret, fc.string(), fc.string(), fc.nat(), fc.nat(), (token, before, after, from, length) => {
      const at = from % (token.length - 6);
      const part = token.slice(at, at + 6 + (length % (token.length - at - 5)));
      const shown = redactor([token])(`${before} ${part} ${after} ${Buffer.from(token).toString('base64')}`);
      for (let index = 0; index + 6 <= token.length; index += 1) expect(shown).not.toContain(token.slice(index, index + 6));
    }),
  );
});

test('a text that has nothing of it stays as it is', () => {
  expect(redactor(['0123456789abcdef'])('Plan for blog: 3 create, 01234 same')).toBe('Plan for blog: 3 create, 01234 same');
  expect(redactor([])('Plan')).toBe('Plan');
});

test('the variable of a target has letters that a shell takes', () => {
  expect(variableOf('my-site', 'TOKEN')).toBe('KONTRAS_MY_SITE_TOKEN');
});
