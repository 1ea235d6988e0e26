import { heading, paragraph, sequence } from '../fragment/flow.ts';
import { list } from '../fragment/list.ts';
import { nobody } from '../fragment/syntax.ts';
import { type Article, type Block, finish } from './article.ts';
import { type Links, overviewSlug } from './links.ts';
import { codeItem } from './more.ts';
import { namesOfAll } from './names.ts';
import type { Settings } from './settings.ts';
import type { Code, Wording } from './wording.ts';

/** The index of a protocol: its codes by class, each with a link to its page. */
export function overview(wording: Wording, codes: readonly Code[], links: Links, { index }: Settings): Article {
  const { protocol } = wording;
  const classes = Object.keys(protocol.classes).flatMap((key): Block[] => {
    const members = codes.filter((code) => code.record.class === key && links.hasCode(code));
    if (members.length === 0) return [];
    const unit = `${protocol.id}.classes.${key}`;
    const name = wording.leaf(unit, [unit], (voice) => [{ type: 'text', value: voice.text(unit) }]);
    return [
      {
        part: 'class',
        flow: sequence([heading(2, name), list(members.map((code) => codeItem(wording, code)))]),
      },
    ];
  });
  const lead = wording.label('overview.lead');
  const shown = codes.filter((code) => links.hasCode(code)).map(({ code }) => code);
  return finish(wording, {
    id: overviewSlug,
    kind: 'overview',
    about: nobody,
    codes: shown,
    names: namesOfAll(shown),
    blocks: [{ part: 'lead', flow: paragraph(lead) }, ...classes],
    index: index.includes('overview'),
    title: wording.label('overview.title'),
    description: lead,
  });
}
