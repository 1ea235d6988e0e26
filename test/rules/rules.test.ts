import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { check } from '../../pipeline/check.ts';
import type { Diagnostic } from '../../pipeline/diagnostic.ts';
import { readFolder } from '../../pipeline/read.ts';
import { reportText } from '../../pipeline/reporters/text.ts';
import { rules, textRules } from '../../pipeline/rules/index.ts';
import { make } from './make.ts';
import { placesOutside } from './places.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const pipeline = fileURLToPath(new URL('../../pipeline', import.meta.url));

const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const ids = folders.flatMap(({ name }) => readdirSync(join(here, name)).map((rule) => `${name}/${rule}`)).sort();

const allRules = [...rules, ...textRules];

/** As they are before vitest writes those that are absent: a new rule's report is written by a first run, and read by its author before a second. */
const reported = ids.filter((id) => existsSync(join(here, id, 'expected.txt')));

/** Check a folder of this directory; a copy of it where something is to be added that cannot be kept in git. */
function diagnose(path: string): readonly Diagnostic[] {
  const add = make[path];
  const root = add === undefined ? join(here, path) : mkdtempSync(join(tmpdir(), 'kontras-rule-'));
  try {
    if (add !== undefined) cpSync(join(here, path), root, { recursive: true });
    add?.(root);
    const { diagnostics } = check(readFolder(root));
    expect(placesOutside(root, diagnostics)).toEqual([]);
    return diagnostics;
  } finally {
    if (add !== undefined) rmSync(root, { recursive: true });
  }
}

describe.each(ids)('%s', (id) => {
  test('bad', async () => {
    const diagnostics = diagnose(`${id}/bad`);
    expect(diagnostics.map(({ rule }) => rule)).toContain(id);
    for (const { rule, message, hint } of diagnostics) {
      expect(message).toMatch(/^(Unexpected|Missing) |expected/);
      if (rule === id && allRules.some((one) => one.id === rule)) expect(hint).toMatch(/\S/);
    }
    // How many messages there are is not what this is about.
    const report = reportText(diagnostics, { color: false }).replace(/(?<=Missing article\.json, expected )\d+/g, 'N');
    expect(report).not.toMatch(/[ \t]$/m);
    await expect(report).toMatchFileSnapshot(join(here, id, 'expected.txt'));
  });

  test('good', () => {
    expect(diagnose(`${id}/good`).filter(({ rule }) => rule === id)).toEqual([]);
  });
});

/** Every id that the checks can report: those of the rules, and the literals elsewhere in the pipeline. */
function reportable(): string[] {
  const found = new Set(allRules.map(({ id }) => id));
  for (const file of readdirSync(pipeline, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const text = readFileSync(join(pipeline, file), 'utf8');
    for (const [, id] of text.matchAll(/'((?:config|content|file|json|locale|message|pair|protocol|record|schema)\/[a-z-]+)'/g)) found.add(id as string);
    if (file === 'validate.ts') for (const [, name] of text.matchAll(/\bat\(\s*'([a-z-]+)'/g)) found.add(`schema/${name}`);
  }
  return [...found].sort();
}

test('every rule has a folder, and every folder a rule', () => {
  expect(ids).toEqual(reportable());
});

test('every folder has its report', () => {
  expect(reported).toEqual(ids);
});

test('the ids of rules are unique and well formed', () => {
  const all = rules.map(({ id }) => id);
  expect(new Set(all).size).toBe(all.length);
  for (const id of all) expect(id).toMatch(/^[a-z]+\/[a-z]+(-[a-z]+)*$/);
});

test('what is made at run time belongs to a folder', () => {
  for (const path of Object.keys(make)) expect(existsSync(join(here, path))).toBe(true);
});
