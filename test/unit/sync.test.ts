import { expect, test } from 'vitest';
import type { State } from '../../pipeline/assemble.ts';
import type { Content, Locale } from '../../pipeline/content.ts';
import { digest } from '../../pipeline/digest.ts';
import { type Choice, syncLocale } from '../../pipeline/sync.ts';
import { makeContent, plainRecords } from '../content.ts';

const choice: Choice = { accepted: () => false, reviewed: () => false, selected: () => true };
const english = plainRecords['552']?.name as string;
const name = 'smtp.codes.552.name';
const fix = 'smtp.codes.552.fix';

function sync(codes: object, before: State, given: Partial<Choice> = {}) {
  const content: Content = makeContent({ records: plainRecords, locales: { id: { smtp: { codes: { '552': codes } } } } });
  return syncLocale(content, content.locales[0] as Locale, before, { ...choice, ...given });
}

const entry = (source: string, target: string, review: 'translated' | 'reviewed' = 'translated') => ({
  source: digest(source),
  target: digest(target),
  review,
});

test('a translation that is new is recorded with the English it was made from', () => {
  expect(sync({ name: 'Penuh' }, {})).toEqual({ state: { [name]: entry(english, 'Penuh') }, recorded: [name], stale: [] });
});

test('one of which the English has changed stays stale', () => {
  const before = { [name]: entry('Old', 'Penuh', 'reviewed') };
  expect(sync({ name: 'Penuh' }, before)).toEqual({ state: before, recorded: [], stale: [name] });
});

test('one that has changed is recorded anew, and is no longer reviewed', () => {
  const now = { state: { [name]: entry(english, 'Terisi') }, recorded: [name], stale: [] };
  expect(sync({ name: 'Terisi' }, { [name]: entry('Old', 'Penuh', 'reviewed') })).toEqual(now);
  expect(sync({ name: 'Terisi' }, { [name]: entry(english, 'Penuh', 'reviewed') })).toEqual(now);
});

test('one that still holds is accepted by its id alone', () => {
  const before = { [name]: entry('Old', 'Penuh'), [fix]: entry('Old', 'Tunggu.') };
  const after = sync({ name: 'Penuh', fix: 'Tunggu.' }, before, { accepted: (id: string) => id === name });
  expect(after.state).toEqual({ [name]: entry(english, 'Penuh'), [fix]: before[fix] });
  expect([after.recorded, after.stale]).toEqual([[name], [fix]]);
});

test('one that is gone is forgotten, and so is what the English no longer has', () => {
  const before = { [name]: entry(english, 'Penuh'), [fix]: entry('x', 'y'), 'smtp.codes.999.name': entry('x', 'y') };
  expect(sync({ name: 'Penuh' }, before)).toEqual({ state: { [name]: before[name] }, recorded: [], stale: [] });
});

test('one that is current stays reviewed', () => {
  const before = { [name]: entry(english, 'Penuh', 'reviewed') };
  expect(sync({ name: 'Penuh' }, before)).toEqual({ state: before, recorded: [], stale: [] });
});

test('a second run changes nothing', () => {
  const codes = { name: 'Penuh', fix: 'Tunggu.', seen: 'Saat penuh.' };
  const first = sync(codes, { [fix]: entry('Old', 'Tunggu.'), [name]: entry('Old', 'Lain') });
  const second = sync(codes, first.state);
  expect(second.state).toEqual(first.state);
  expect(second.recorded).toEqual([]);
  expect(second.stale).toEqual(first.stale);
  expect(JSON.stringify(second.state)).toBe(JSON.stringify(first.state));
});

test('the order is that of the English, whatever the order before', () => {
  const before = { [fix]: entry(plainRecords['552']?.fix as string, 'Tunggu.'), [name]: entry(english, 'Penuh') };
  expect(Object.keys(sync({ fix: 'Tunggu.', name: 'Penuh' }, before).state)).toEqual([name, fix]);
});

test('what is not selected stays as it is', () => {
  const before = { [fix]: entry('Old', 'y') };
  const after = sync({ name: 'Penuh', fix: 'Tunggu.' }, before, { selected: (id: string) => id === name });
  expect(after.state).toEqual({ [name]: entry(english, 'Penuh'), [fix]: before[fix] });
  expect([after.recorded, after.stale]).toEqual([[name], []]);
});
