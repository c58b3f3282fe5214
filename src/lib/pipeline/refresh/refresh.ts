import type {AnalysisSummary, Assignment, Curation, Paper} from '../../model.ts';
import {highestNamed} from '../curation/resolve-curation.ts';
import {completeAnalysis, type FoundThemes} from '../complete-analysis.ts';
import type {EarlierAnalysis} from '../continuity.ts';
import type {Text} from '../documents.ts';
import {identifyFit} from '../run-identity.ts';
import {arrivalsOf, type Arrivals} from './arrivals.ts';
import {settleUnplaced} from './birth.ts';
import {knownOthers} from './known-others.ts';
import {updateAreas} from './update-areas.ts';
import {placePapers, readWithModel, type KnownTerms, type ReadPapers} from './place-papers.ts';
import {updateThemes, type MovedTexts} from './update-themes.ts';

/** The published analysis as far as the next one goes on from it. */
export interface StoredAnalysis extends KnownTerms {
  readonly earlier: EarlierAnalysis;
  /** What it found, before the user's decisions. */
  readonly found: Omit<FoundThemes, 'papers'>;
}

/** What the library holds now. */
export interface Library {
  readonly papers: readonly Paper[];
  /** Texts of the published analysis that are no more: papers that left, and those whose text changed. */
  readonly outdated: ReadonlyMap<string, Text>;
  /** What the user has decided about themes. */
  readonly curation?: Curation;
}

/** The next analysis, and how its papers differ from those before. */
export interface Refreshed {
  readonly summary: AnalysisSummary;
  /** New papers, and those whose text changed: the last of `summary.papers`, in their order. */
  readonly read: ReadPapers & {readonly papers: readonly Paper[]};
  /** Papers added that the analysis before did not have. */
  readonly added: number;
  readonly arrivals: Arrivals;
}

const byId = (a: {id: string}, b: {id: string}) => (a.id < b.id ? -1 : Number(a.id > b.id));

/** Papers and assignments in the order of the analysis: those that stay as they were, then those that were read. */
interface Arranged {
  readonly papers: readonly Paper[];
  readonly assignments: readonly Assignment[];
}

/** Lets the papers without a theme that came since the fit settle. */
function settle(
  {papers, assignments}: Arranged,
  {themes, areas, highestThemeId}: Pick<AnalysisSummary, 'themes' | 'areas' | 'highestThemeId'>,
  known: KnownTerms
) {
  const places = assignments.flatMap(({themeId, fitted}, row) =>
    themeId === null && !fitted ? [row] : []
  );
  const fitted = new Set(known.model.themeIds);
  const born = themes
    .filter(({id}) => !fitted.has(id))
    .map(({id}) => ({id, papers: papers.filter((_, row) => assignments[row]?.themeId === id)}));
  const settled = settleUnplaced(
    {
      papers: places.flatMap((row) => papers[row] ?? []),
      assignments: places.flatMap((row) => assignments[row] ?? []),
      ...{born, highestThemeId, themes, areas},
      others: knownOthers(known, {papers, themes})
    },
    known
  );
  const changed = new Map(settled.assignments.map((assignment, at) => [places[at], assignment]));
  return {
    themes: settled.themes,
    assignments: assignments.map((assignment, row) => changed.get(row) ?? assignment)
  };
}

/** The texts that came, went, or moved to a theme. */
function movedTexts(
  {papers, assignments}: Arranged,
  before: ReadonlyMap<string, Assignment>,
  outdated: ReadonlyMap<string, Text>
): MovedTexts {
  const rows = papers.map((text, row) => ({text, themeId: assignments[row]?.themeId ?? null}));
  const came = rows.filter(({text: {id}}) => !before.has(id) || outdated.has(id));
  const moved = rows.filter(({text: {id}, themeId}) => {
    const old = before.get(id);
    return old && !outdated.has(id) && old.themeId !== themeId;
  });
  const went = [...outdated].map(([id, text]) => ({
    text,
    themeId: before.get(id)?.themeId ?? null
  }));
  const left = moved.map(({text}) => ({text, themeId: before.get(text.id)?.themeId ?? null}));
  return {added: [...came, ...moved], removed: [...went, ...left]};
}

/**
 * Puts new papers into the themes of the published analysis, without finding themes anew: no paper that
 * has a theme gets another one.
 */
export function refreshAnalysis(
  {earlier, found, terms, model}: StoredAnalysis,
  {curation = {operations: []}, ...library}: Library,
  sha256: (text: string) => string
): Refreshed {
  const {papers: all, dataHash} = identifyFit(library.papers, found.settings, sha256);
  const now = new Map(all.map((paper) => [paper.id, paper]));
  const before = new Map(found.assignments.map((assignment) => [assignment.paperId, assignment]));
  const isRead = ({id}: Paper) => !before.has(id) || library.outdated.has(id);
  const kept = found.assignments.filter(
    ({paperId}) => now.has(paperId) && !library.outdated.has(paperId)
  );
  const fresh = all.filter(isRead).toSorted(byId);
  const known = {terms, model};
  const read = {...readWithModel(fresh, known), papers: fresh};
  const placed = placePapers(fresh, read, model);
  const arranged = {
    papers: [...kept.flatMap(({paperId}) => now.get(paperId) ?? []), ...fresh],
    assignments: [
      ...kept,
      ...placed.map((assignment) => before.get(assignment.paperId) ?? assignment)
    ]
  };
  const highestThemeId = Math.max(earlier.highestThemeId, highestNamed(curation));
  const settled = settle(arranged, {...found, highestThemeId}, known);
  const members = {papers: arranged.papers, assignments: settled.assignments};
  const moved = movedTexts(members, before, library.outdated);
  const updated = updateThemes(found.themes, members, {moved, papersBefore: before.size});
  const themes = [...updated, ...settled.themes];
  const areas = updateAreas(found.areas, themes, members.papers.length);
  const summary = completeAnalysis(
    {...found, ...members, dataHash, themes, areas},
    {earlier, kind: 'refresh', deciding: {curation, known}, sha256}
  );
  return {
    ...{summary, read, added: fresh.filter(({id}) => !before.has(id)).length},
    arrivals: arrivalsOf(earlier, summary)
  };
}
