import { codeSpan } from './code-span.ts';
import { configLocale } from './config-locale.ts';
import { configPairs } from './config-pairs.ts';
import { control } from './control.ts';
import { copy } from './copy.ts';
import { dangling } from './dangling.ts';
import { emphasis } from './emphasis.ts';
import { folder } from './folder.ts';
import { format } from './format.ts';
import { grammar } from './grammar.ts';
import { keep } from './keep.ts';
import { length } from './length.ts';
import { link } from './link.ts';
import { linkTarget } from './link-target.ts';
import { localeProtocol } from './locale-protocol.ts';
import { markdown } from './markdown.ts';
import { nesting } from './nesting.ts';
import { normalization } from './normalization.ts';
import { number } from './number.ts';
import { paragraphs } from './paragraphs.ts';
import { placeholder } from './placeholder.ts';
import { recordClass } from './record-class.ts';
import { recordCode } from './record-code.ts';
import { recordEnhanced } from './record-enhanced.ts';
import { recordName } from './record-name.ts';
import { recordOrder } from './record-order.ts';
import { related } from './related.ts';
import type { Rule } from './rule.ts';
import { shortcode } from './shortcode.ts';
import { stale } from './stale.ts';
import { syntax } from './syntax.ts';
import { tag } from './tag.ts';
import type { TextRule } from './texts.ts';

/** What there is, and how it hangs together. */
export const rules: readonly Rule[] = [
  ...[configLocale, configPairs],
  ...[folder, grammar],
  ...[recordCode, recordClass, recordOrder, recordName, recordEnhanced, related, dangling],
  ...[placeholder, control, normalization],
  ...[tag, localeProtocol, stale],
];

/** How texts are written, and how those of a locale follow the English. */
export const textRules: readonly TextRule[] = [
  ...[nesting, syntax, format],
  ...[length, markdown, shortcode, link, emphasis],
  ...[copy, codeSpan, linkTarget, number, keep, paragraphs],
];
