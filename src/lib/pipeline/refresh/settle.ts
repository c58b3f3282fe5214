import type {AnalysisSummary, Assignment, Theme} from '../../model.ts';
import {settleUnplaced, type Settled} from './birth.ts';
import {readDocuments} from '../documents.ts';
import {groupCollected} from './collected.ts';
import {knownOthers} from './known-others.ts';
import {
  streamTextsOf,
  termsOf,
  textsById,
  type Arranged,
  type Library,
  type PaperTexts,
  type StoredAnalysis
} from './stored-analysis.ts';
import {withCounts} from './with-counts.ts';

/** The papers that wait for a theme, and those of themes born since the fit, by their rows. */
function unsettledRows({assignments}: Arranged, born: readonly Pick<Theme, 'id'>[]) {
  const rowsOf = (isWanted: (assignment: Assignment) => boolean) =>
    assignments.flatMap((assignment, row) => (isWanted(assignment) ? [row] : []));
  return {
    waiting: rowsOf(({themeId, fitted}) => themeId === null && !fitted),
    members: born.map(({id}) => rowsOf(({themeId}) => themeId === id))
  };
}

interface Settling extends Pick<AnalysisSummary, 'highestThemeId'> {
  /** The themes that the fit found. */
  readonly fitted: ReadonlySet<number>;
}

/**
 * Lets the papers without a theme that came since the fit settle; `texts` are those that it took. Texts of
 * other papers are read only when a theme is to be named.
 */
export async function settle(
  arranged: Arranged,
  {highestThemeId, fitted}: Settling,
  [stored, library]: readonly [StoredAnalysis, Library]
): Promise<Settled & {readonly texts: PaperTexts}> {
  const {papers, assignments} = arranged;
  const {themes, areas} = stored.found;
  const bornThemes = themes.filter(({id}) => !fitted.has(id));
  const {waiting, members} = unsettledRows(arranged, bornThemes);
  if (waiting.length === 0) return {themes: [], assignments, texts: new Map()};
  const read = await library.readPapers(
    [...waiting, ...members.flat()].flatMap((row) => papers[row]?.id ?? [])
  );
  const texts = textsById(read);
  const known = await termsOf(readDocuments(read), stored);
  const textsAt = (rows: readonly number[]) =>
    rows.flatMap((row) => texts.get(papers[row]?.id ?? '') ?? []);
  const born = bornThemes.map(({id}, theme) => ({id, papers: textsAt(members[theme] ?? [])}));
  const collected = groupCollected(textsAt(waiting), born, known);
  const unplaced = {
    papers: textsAt(waiting),
    assignments: waiting.flatMap((row) => assignments[row] ?? []),
    ...{born, highestThemeId, themes, areas}
  };
  const settled = await withCounts(streamTextsOf(papers, library), (countTexts) => {
    const others = knownOthers(known, {papers: papers.length, countTexts, themes});
    return settleUnplaced({...unplaced, others}, collected, known);
  });
  const changed = new Map(settled.assignments.map((assignment, at) => [waiting[at], assignment]));
  return {
    themes: settled.themes,
    assignments: assignments.map((assignment, row) => changed.get(row) ?? assignment),
    texts
  };
}
