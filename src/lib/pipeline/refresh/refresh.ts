import type {AnalysisSummary, Assignment, FittedModel, Paper} from '../../model.ts';
import {completeAnalysis} from '../complete-analysis.ts';
import {withTexts, type TextSource} from '../curation/decision-texts.ts';
import {highestNamed} from '../curation/resolve-curation.ts';
import {readDocuments, type Text} from '../documents.ts';
import {identifyData} from '../run-identity.ts';
import {arrivalsOf, type Arrivals} from './arrivals.ts';
import {movedTexts} from './moved-texts.ts';
import {placePapers, readWithModel, type ReadPapers} from './place-papers.ts';
import {settle} from './settle.ts';
import {
  streamTextsOf,
  termsOf,
  textsById,
  type Arranged,
  type Library,
  type LibraryPaper,
  type StoredAnalysis
} from './stored-analysis.ts';
import {updateAreas} from './update-areas.ts';
import {movedNames, updateThemes} from './update-themes.ts';

/** The next analysis, and how its papers differ from those before. */
export interface Refreshed {
  readonly summary: AnalysisSummary;
  /** New papers, and those whose text changed: the last of `summary.papers`, in their order. */
  readonly read: ReadPapers & {readonly papers: readonly Paper[]};
  /** What the fit knows, of the terms of these papers alone. */
  readonly model: FittedModel;
  /** Papers added that the analysis before did not have. */
  readonly added: number;
  readonly arrivals: Arrivals;
}

/** The texts that are a title alone. */
const countTitles = (texts: Iterable<Text>): number =>
  [...texts].filter(({abstract}) => abstract === '').length;

/** The papers that left the range of the analysis, as their date has changed. */
function readLeft(
  papers: readonly LibraryPaper[],
  before: ReadonlyMap<string, Assignment>,
  {outdated, readPapers}: Library
): Promise<readonly Paper[]> {
  const now = new Set(papers.map(({id}) => id));
  const left = [...before.keys()].filter((id) => !now.has(id) && !outdated.has(id));
  return left.length > 0 ? readPapers(left) : Promise.resolve([]);
}

/** The papers that the analysis keeps, and those to be read: new ones, and those whose text changed, by id. */
function whatIsNew(
  all: readonly LibraryPaper[],
  before: ReadonlyMap<string, Assignment>,
  outdated: ReadonlyMap<string, Text>
) {
  const now = new Map(all.map((paper) => [paper.id, paper]));
  const kept = [...before.values()].filter(
    ({paperId}) => now.has(paperId) && !outdated.has(paperId)
  );
  const fresh = all.filter(({id}) => !before.has(id) || outdated.has(id));
  return {kept, fresh, papers: [...kept.flatMap(({paperId}) => now.get(paperId) ?? []), ...fresh]};
}

/** Where the decisions of the user find the texts that they ask for. */
const decisionTexts = (
  {papers, assignments}: Arranged,
  [{readTerms}, library]: readonly [StoredAnalysis, Library]
): TextSource => ({
  ...{papers, assignments, readTexts: library.readPapers},
  streamTexts: streamTextsOf(papers, library),
  readTerms: () => readTerms(null)
});

/**
 * Puts new papers into the themes of the published analysis, without finding themes anew: no paper that
 * has a theme gets another one. Reads the texts of the new papers alone, of those that wait for a theme, and
 * of themes that the user splits or merges; those of all, a part at a time, only where a theme is to be named.
 */
export async function refreshAnalysis(
  stored: StoredAnalysis,
  library: Library,
  sha256: (text: string) => string
): Promise<Refreshed> {
  const {earlier, found} = stored;
  const {outdated, curation = {operations: []}} = library;
  const {papers: all, dataHash} = identifyData(library.papers, found.settings, {
    hashOf: ({hash}) => hash,
    sha256
  });
  const before = new Map(found.assignments.map((assignment) => [assignment.paperId, assignment]));
  const {kept, fresh, papers} = whatIsNew(all, before, outdated);
  const freshTexts = await library.readPapers(fresh.map(({id}) => id));
  const corpus = readDocuments(freshTexts);
  const known = await termsOf(corpus, stored);
  const read = {...readWithModel(freshTexts, known, corpus), papers: freshTexts};
  const placed = placePapers(fresh, read, known.model);
  const arranged = {
    papers,
    assignments: [
      ...kept,
      ...placed.map((assignment) => before.get(assignment.paperId) ?? assignment)
    ]
  };
  const highestThemeId = Math.max(earlier.highestThemeId, highestNamed(curation));
  const settling = {highestThemeId, fitted: new Set(known.model.themeIds)};
  const settled = await settle(arranged, settling, [stored, library]);
  const members = {papers, assignments: settled.assignments};
  const texts = new Map([...settled.texts, ...textsById(freshTexts)]);
  const moved = movedNames(movedTexts(members, before, {texts, outdated}), found.themes);
  const updated = updateThemes(found.themes, members, {moved, papersBefore: before.size});
  const themes = [...updated, ...settled.themes];
  const areas = updateAreas(found.areas, themes, papers.length);
  const withoutAbstract =
    found.withoutAbstract +
    countTitles(freshTexts) -
    countTitles(outdated.values()) -
    countTitles(await readLeft(papers, before, library));
  const complete = {...found, ...members, dataHash, themes, areas, withoutAbstract};
  const source = decisionTexts(members, [stored, library]);
  const summary = await withTexts(source, [curation], (asked) =>
    completeAnalysis(complete, {
      earlier,
      kind: 'refresh',
      deciding: {curation, texts: asked},
      sha256
    })
  );
  return {
    ...{summary, read, model: known.model, added: fresh.filter(({id}) => !before.has(id)).length},
    arrivals: arrivalsOf(earlier, summary)
  };
}
