import type {Others} from './describe-group.ts';
import type {KnownTerms} from './place-papers.ts';

/** What the fit knows of its terms, as what is known of the papers outside a group. */
export function knownOthers(
  {terms, model}: KnownTerms,
  {
    papers,
    countTexts,
    themes
  }: Pick<Others, 'papers' | 'countTexts'> & {themes: readonly {readonly name: string}[]}
): Others {
  const ids = new Map(terms.map(({stemKey}, id) => [stemKey, id]));
  return {
    papers,
    averageWords: model.words / Math.max(1, model.themeIds.length),
    term: (stemKey) => {
      const id = ids.get(stemKey) ?? -1;
      const holders = model.documentFrequency[id] ?? 0;
      return {holders, occurrences: model.occurrences[id] ?? holders};
    },
    countTexts,
    names: themes.map(({name}) => name)
  };
}
