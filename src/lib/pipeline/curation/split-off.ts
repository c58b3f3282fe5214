import type {Assignment, SplitOperation} from '../../model.ts';
import type {Texts} from './decision-texts.ts';
import {holdsPhrase} from './holds-phrase.ts';

/**
 * Where a split puts each paper of the two themes. Papers that it names go where the user put them. Others
 * go by the phrase; without it they stay where they were found, or with the old theme when only one of
 * the two was found.
 */
export function splitOff(
  {textAt}: Pick<Texts, 'textAt'>,
  assignments: readonly Assignment[],
  {theme, into, holds, papers: gone, kept}: SplitOperation
): Assignment[] {
  const named = new Map([
    ...gone.map((id) => [id, into] as const),
    ...kept.map((id) => [id, theme] as const)
  ]);
  const found = new Set(assignments.map(({themeId}) => themeId));
  const areBoth = found.has(theme) && found.has(into);
  const holdsIt = holds === null ? () => false : holdsPhrase(holds);
  return assignments.map((assignment, row) => {
    const {paperId, themeId} = assignment;
    if (themeId !== theme && themeId !== into) return assignment;
    const text = textAt(row);
    if (!text) return assignment;
    const unnamed = holdsIt(text) ? into : areBoth ? themeId : theme;
    const target = named.get(paperId) ?? unnamed;
    if (target === themeId) return assignment;
    // What it was nearest to is now the theme next to its own.
    return {
      ...assignment,
      themeId: target,
      runnerUpId: themeId,
      runnerUpSimilarity: assignment.similarity
    };
  });
}
