import type { Unit } from '../content.ts';
import { compileTemplate, slotsOf } from '../template.ts';
import { messageUnits } from '../units.ts';
import { didYouMean } from '../validate.ts';
import type { Finding, Rule } from './rule.ts';

/** The English and each translation of a message use the same variables: one too few loses a fact, one too many stays empty. */
export const placeholder: Rule = {
  id: 'message/placeholder',
  severity: 'error',
  check(content, report) {
    const defaults = new Map(messageUnits(content.folder.defaults).map((unit) => [unit.id, unit.text]));
    for (const [id, english] of content.units) {
      if (english.kind !== 'message') continue;
      const contract = variables(defaults.get(id) ?? english.text);
      for (const { units } of [content, ...content.locales]) {
        const unit = units.get(id);
        if (unit !== undefined) findings(unit, contract).forEach(report);
      }
    }
  },
};

function findings(unit: Unit, expected: readonly string[]): Finding[] {
  const actual = variables(unit.text);
  const list = expected.length === 0 ? 'no variable' : expected.map((name) => `{{${name}}}`).join(', ');
  const unknown = actual.filter((name) => !expected.includes(name));
  const absent = expected.filter((name) => !actual.includes(name));
  const at = (name: string) => ({
    document: unit.document,
    path: unit.path,
    offset: Math.max(0, unit.text.indexOf(`{{${name}`)),
  });
  return [
    ...unknown.map((name) => ({
      ...at(name),
      message: `Unexpected variable {{${name}}}, expected ${list}`,
      hint: didYouMean(name, absent) ?? 'Use the variables of the English message, and each of them.',
    })),
    ...absent.map((name) => ({
      ...at(name),
      message: `Missing variable {{${name}}}, expected ${list}`,
      hint: `Put {{${name}}} where the English has it.`,
    })),
  ];
}

const variables = (text: string): string[] => [...new Set(slotsOf(compileTemplate(text)).map((slot) => slot.name))];
