import type { TextRule } from './texts.ts';

/** Hugo takes `{{<` and `{{%` for a shortcode, in code spans too, and ends the whole build: https://gohugo.io/content-management/shortcodes/ */
export const shortcode: TextRule = {
  id: 'text/shortcode',
  severity: 'error',
  check({ units }, report) {
    for (const unit of units) {
      const found = /\{\{[<%]/.exec(unit.text);
      if (found === null) continue;
      report({
        document: unit.document,
        path: unit.path,
        offset: found.index,
        message: `Unexpected "${found[0]}", expected text that no site generator executes`,
        hint: 'Hugo would run it as a shortcode; write it another way.',
      });
    }
  },
};
