import type { PhrasingContent } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { particle } from '../../../pipeline/formatters/particle.ts';
import { phrasingOf } from '../../../pipeline/fragment/markdown.ts';

const said = (value: string, option = '은/는'): string => plain(particle([{ type: 'text', value }], option));

describe('the last sound decides', () => {
  // 영 일 이 삼 사 오 육 칠 팔 구
  test.each(['0은', '1은', '2는', '3은', '4는', '5는', '6은', '7은', '8은', '9는'])('digit %s', (expected) => {
    expect(said(expected.slice(0, 1))).toBe(expected);
    expect(said(`45${expected.slice(0, 1)}`)).toBe(`45${expected}`);
  });

  // 에이 비 씨 디 이 에프 지 에이치 아이 제이 케이 엘 엠 엔 오 피 큐 알 에스 티 유 브이 더블유 엑스 와이 제트
  test.each([...'ABCDEFGHIJKOPQSTUVWXYZ'])('letter %s ends in a vowel', (letter) => {
    expect(said(letter)).toBe(`${letter}는`);
    expect(said(letter, '으로/로')).toBe(`${letter}로`);
  });
  test.each([...'MN'])('letter %s ends in a consonant', (letter) => {
    expect(said(letter)).toBe(`${letter}은`);
    expect(said(letter, '으로/로')).toBe(`${letter}으로`);
  });
  test.each([...'LR'])('letter %s ends in ㄹ', (letter) => {
    expect(said(letter)).toBe(`${letter}은`);
    expect(said(letter, '으로/로')).toBe(`${letter}로`);
  });

  test.each([
    ['서버', '서버는'],
    ['응답', '응답은'],
    ['메일', '메일은'],
    ['가', '가는'],
    ['힣', '힣은'],
    ['까', '까는'],
  ])('syllable %s', (value, expected) => {
    expect(said(value)).toBe(expected);
  });
});

test.each([
  ['서버', '을/를', '서버를'],
  ['응답', '을/를', '응답을'],
  ['서버', '이/가', '서버가'],
  ['응답', '이/가', '응답이'],
  ['서버', '과/와', '서버와'],
  ['응답', '과/와', '응답과'],
  ['메일', '과/와', '메일과'],
  ['551', '으로/로', '551로'],
  ['550', '으로/로', '550으로'],
  ['552', '으로/로', '552로'],
  ['메일', '으로/로', '메일로'],
  ['응답', '으로/로', '응답으로'],
  ['메일', '으로부터/로부터', '메일로부터'],
  ['메일', '이라/라', '메일이라'],
  ['서버', ' 은 / 는 ', '서버는'],
])('%s with %s', (value, option, expected) => {
  expect(said(value, option)).toBe(expected);
});

test.each([
  ['서버.', '서버.는'],
  ['응답”', '응답”은'],
  ['552(저장 공간 초과)', '552(저장 공간 초과)는'],
  ['552(용량)', '552(용량)은'],
  ['(450)', '(450)은'],
  ['…', '…는'],
  ['', '는'],
])('what is not spoken is passed over: %s', (value, expected) => {
  expect(said(value)).toBe(expected);
});

test('a code span and emphasis are read like their words, and stay what they are', () => {
  const value = phrasingOf('명령 `RCPT` **응답**');
  const result = particle(value, '은/는');
  expect(result.slice(0, -1)).toEqual(value);
  expect(result.at(-1)).toEqual({ type: 'text', value: '은' } satisfies PhrasingContent);
  expect(plain(particle(phrasingOf('`EHLO`'), '을/를'))).toBe('EHLO를');
});
