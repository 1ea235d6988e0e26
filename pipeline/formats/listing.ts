import type { Article } from '../compose/index.ts';
import { Constant, constant, type Stretch } from '../fragment/stretch.ts';
import { inJson } from '../pages/json.ts';
import type { Sheet } from '../pages/sheet.ts';
import { Head } from './head.ts';

const head = new Head(
  ({ names, kind, protocol }): readonly Stretch[] => [
    constant('{"id":"'),
    ...names.id,
    constant(`","key":"${protocol}-`),
    ...names.id,
    constant(`","kind":"${kind}",`),
    ...(kind === 'overview' ? [] : [constant('"codes":['), ...names.codes, constant('],')]),
    constant('"title":"'),
  ],
  ({ draft, index, translation }) => `",${inJson({ draft, index, coverage: translation.coverage }).slice(1, -1)},"digest":"`,
);
const end = new Constant('"}');

/** Write the line of an article in its manifest. */
export function writeLine(article: Article, sheet: Sheet): void {
  head.start(article, sheet);
  head.words('title', article, sheet);
  head.end(article, sheet);
  sheet.digest();
  sheet.constant(end);
}
