import { expect, test } from 'vitest';
import { localeSchema } from '../../../pipeline/schemas/index.ts';
import { makeContent, plainRecords } from '../../content.ts';

const { units } = makeContent({ records: plainRecords });

test.each(['article', 'smtp'])(
  'the body that an editor offers for %s has every key, and a tab stop of its own for each',
  (file) => {
    const schema = localeSchema(file, units.values());
    const body = JSON.stringify(schema.defaultSnippets?.[0]?.body);
    const stops = [...body.matchAll(/"\$(\d+)"/g)].map(([, stop]) => Number(stop));
    const count = [...units.keys()].filter((id) => id.startsWith(`${file}.`)).length;
    expect(stops).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  },
);
