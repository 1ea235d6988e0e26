import type { RootContent } from 'mdast';
import { type Flow, made, paragraph } from '../fragment/flow.ts';
import type { Syntax } from '../fragment/syntax.ts';
import { directionOf } from '../language.ts';
import { decisionFigure } from './decision-figure.ts';
import { decisionSource } from './decision-source.ts';
import type { Settings } from './settings.ts';
import type { Clause, Code, Codes, Wording } from './wording.ts';

/** A diagram in words: a question, and for each answer who acts and whether a retry helps. */
export interface Decision {
  readonly title: string;
  /** The same in sentences, for who does not see it. */
  readonly alternative: string;
  readonly question: string;
  readonly branches: readonly (readonly [answer: string, actor: string, retry: string])[];
}

/** The way from the reply to what is to be done, as a diagram: Mermaid source in Markdown, a drawing in HTML. */
export function decision(wording: Wording, about: Codes, diagrams: Settings['diagrams']): Flow {
  const { words, tag, origins } = wording.sayTogether(
    {
      title: ['decision.title'],
      alternative: adviceFor(about),
      question: ['decision.question'],
      answerA: [['heading.code', 'A']],
      answerB: [['heading.code', 'B']],
      actorA: [['decision.actor', 'A']],
      actorB: [['decision.actor', 'B']],
      retryA: [['decision.retry', 'A']],
      retryB: [['decision.retry', 'B']],
    },
    about,
  );
  const shown: Decision = {
    title: words.title,
    alternative: words.alternative,
    question: words.question,
    branches: [
      [words.answerA, words.actorA, words.retryA],
      [words.answerB, words.actorB, words.retryB],
    ],
  };
  const page = wording.translation.own.tag;
  const figure = decisionFigure(shown, tag, tag?.dir ?? directionOf(page));
  const inWords = paragraph(wording.say(adviceFor(about)));
  const tree = (syntax: Syntax): RootContent[] => {
    if (syntax === 'html') return [figure];
    return diagrams === 'text' ? inWords.tree(syntax, about) : [{ type: 'code', lang: 'mermaid', value: decisionSource(shown) }];
  };
  return made(tree, tag, origins);
}

/** What to do on each of the two: whether to retry, and who acts. */
const adviceFor = ({ a, b }: Codes): Clause[] => [...adviceOn(a, 'A'), ...adviceOn(b, 'B')];

/** What to do on one of them. */
export const adviceOn = ({ record }: Code, side: 'A' | 'B'): Clause[] => [
  [`advice.retry.${record.retry}`, side],
  [`advice.actor.${record.actor}`, side],
];
