import type {Assignment, Day, NameProof, PaperFacts, Theme} from '../../model.ts';
import {readDocuments, type Text} from '../documents.ts';
import {weekStart} from '../calendar.ts';
import {dayOfPaper} from '../weeks.ts';
import {holdersOf, NO_HOLDERS, type Holders} from './name-holders.ts';
import {rowsByTheme} from '../rows-by.ts';

/** The papers of an analysis and their themes, row by row. */
interface Members {
  readonly papers: readonly PaperFacts[];
  readonly assignments: readonly Assignment[];
}

/** A text that came into an analysis or left it, and the theme that it counts to. */
export interface MovedText {
  readonly text: Text;
  readonly themeId: number | null;
}

/** What changed in the texts of an analysis. */
export interface MovedTexts {
  readonly added: readonly MovedText[];
  readonly removed: readonly MovedText[];
}

/** Names that came into an analysis or left it, in the order of the themes. */
export interface MovedNames {
  readonly added: readonly Holders[];
  readonly removed: readonly Holders[];
}

function countHolders(texts: readonly MovedText[], themes: readonly Theme[]): Holders[] {
  const corpus = readDocuments(texts.map(({text}) => text));
  return holdersOf(corpus, themes, (row) => texts[row]?.themeId ?? null);
}

/** How many of the texts that moved hold the name of each theme. */
export const movedNames = ({added, removed}: MovedTexts, themes: readonly Theme[]): MovedNames => ({
  added: countHolders(added, themes),
  removed: countHolders(removed, themes)
});

/** A share as the count that it came from. */
const countOf = (share: number, of: number): number => Math.round(share * of);
const shareOf = (count: number, of: number): number =>
  of > 0 ? Math.min(1, Math.max(0, count / of)) : 0;

function updateProof(
  proof: NameProof,
  {before, after}: Record<'before' | 'after', {papers: number; all: number}>,
  {added, removed}: {added: Holders; removed: Holders}
): NameProof {
  const inside = countOf(proof.inside, before.papers) + added.inside - removed.inside;
  const outside =
    countOf(proof.outside, before.all - before.papers) + added.outside - removed.outside;
  return {
    ...proof,
    inside: shareOf(inside, after.papers),
    outside: shareOf(outside, after.all - after.papers)
  };
}

const UNDATED = {listed: null, published: null};
const weekOf = (day: Day | undefined): Day | null => (day === undefined ? null : weekStart(day));

/**
 * Counts the themes anew after papers have come and gone: size, course, mean similarity and how far
 * the name is borne out. Name, terms and their scores stay those of the fit.
 */
export function updateThemes(
  themes: readonly Theme[],
  {papers, assignments}: Members,
  {moved: {added, removed}, papersBefore}: {moved: MovedNames; papersBefore: number}
): Theme[] {
  const rows = rowsByTheme(assignments);
  return themes.map((theme, index) => {
    const own = rows.get(theme.id) ?? [];
    const days = own.flatMap((row) => dayOfPaper(papers[row] ?? UNDATED) ?? []).sort();
    const similarity = own.reduce((sum, row) => sum + (assignments[row]?.similarity ?? 0), 0);
    return {
      ...theme,
      papers: own.length,
      share: shareOf(own.length, papers.length),
      firstWeek: weekOf(days[0]),
      lastWeek: weekOf(days.at(-1)),
      cohesion: own.length > 0 ? similarity / own.length : 0,
      proof: updateProof(
        theme.proof,
        {
          before: {papers: theme.papers, all: papersBefore},
          after: {papers: own.length, all: papers.length}
        },
        {added: added[index] ?? NO_HOLDERS, removed: removed[index] ?? NO_HOLDERS}
      )
    };
  });
}
