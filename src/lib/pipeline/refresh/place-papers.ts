import type {Assignment, FittedModel, Paper, Term, TermTable} from '../../model.ts';
import {readDocuments, type Corpus, type Text} from '../documents.ts';
import {normalizeRows, rowOf, zeros, type Matrix} from '../numeric/matrix.ts';
import {wasmKernels} from '../numeric/wasm-kernels.ts';
import {tabulateTerms} from '../term-table.ts';
import {countTerms, inverseFrequency, toUnitRows, weighTerms} from '../tf-idf.ts';
import {fitOf, fitsTheme, themeSimilarities, type ThemeFit} from '../theme-fit.ts';
import {closenessOf, knownParts} from './closeness.ts';
import {restoreVocabulary, type RestoredVocabulary} from './restore-vocabulary.ts';

/** The terms of the fit, by id, and the model that was fitted to them. */
export interface KnownTerms {
  readonly terms: readonly Pick<Term, 'stemKey' | 'weighed'>[];
  readonly model: FittedModel;
}

/** Papers that came after the fit, read with its terms. */
export interface ReadPapers {
  readonly corpus: Corpus;
  readonly vocabulary: RestoredVocabulary;
  /** Their terms, numbered apart from those of the fit. */
  readonly table: TermTable;
  /** The place of each of them among the terms of the fit, −1 where it has none. */
  readonly places: Int32Array;
  /** Their rows in the latent space of the fit, not scaled; zeros for a paper that holds no term. */
  readonly projected: Matrix;
  /** How much of each paper the fit knows, 0 to 1. */
  readonly known: Float64Array;
}

/** The directions of the terms that new papers hold. */
function takeDirections({directions}: FittedModel, origins: readonly number[]): Matrix {
  const taken = zeros(origins.length, directions.columns);
  origins.forEach((origin, term) => {
    taken.values.set(rowOf(directions, origin), term * taken.columns);
  });
  return taken;
}

/** Places of the terms of a fit by their stems: found once for the many parts that may be read with them. */
const PLACES = new WeakMap<KnownTerms['terms'], ReadonlyMap<string, number>>();

function placesOf(terms: KnownTerms['terms']): ReadonlyMap<string, number> {
  const known = PLACES.get(terms) ?? new Map(terms.map(({stemKey}, place) => [stemKey, place]));
  PLACES.set(terms, known);
  return known;
}

/** Where each term of new papers stands among those of the fit, −1 for one that it never held. */
function placesInFit({terms}: TermTable, known: KnownTerms['terms']): Int32Array {
  const places = placesOf(known);
  return Int32Array.from(terms, ({stemKey}) => places.get(stemKey) ?? -1);
}

/** Reads papers as the fit read its own, with its terms, their frequencies and its latent space. */
export function readWithModel(
  papers: readonly Text[],
  known: KnownTerms,
  corpus: Corpus = readDocuments(papers)
): ReadPapers {
  const {terms, model} = known;
  const keys = terms.flatMap(({stemKey, weighed}) => (weighed ? [stemKey] : []));
  const vocabulary = restoreVocabulary(corpus, keys, model.documentFrequency);
  // All phrases are terms of the fit, which knows how they are written.
  const table = tabulateTerms(corpus, vocabulary, {phraseText: () => ''});
  const idf = inverseFrequency(vocabulary.documentFrequency, model.papers);
  const weights = toUnitRows(weighTerms(countTerms(corpus, vocabulary), idf));
  const directions = takeDirections(model, vocabulary.origins);
  const places = placesInFit(table, terms);
  return {
    corpus,
    vocabulary,
    table,
    places,
    projected: wasmKernels.sparse(weights).times(directions),
    known: knownParts(table, {
      documentFrequency: places.map((place) => model.documentFrequency[place] ?? 0),
      papers: model.papers,
      weighed: vocabulary.origins.length
    })
  };
}

type Membership = Omit<Assignment, 'paperId'>;

const NO_TERMS: Membership = {
  themeId: null,
  similarity: null,
  runnerUpId: null,
  runnerUpSimilarity: null,
  strength: null,
  unassigned: 'no terms',
  fitted: false
};

/** Ids in place of the numbers of themes; what fits no theme has the one that it is most like as runner-up. */
function membershipOf(
  {theme, runnerUp, ...fit}: ThemeFit,
  themeIds: readonly number[],
  fits: boolean
): Membership {
  const idOf = (number: number | null) => themeIds[number ?? -1] ?? null;
  const runnerUpId = idOf(runnerUp);
  if (fits) return {...NO_TERMS, ...fit, themeId: idOf(theme), runnerUpId, unassigned: null};
  return {
    ...NO_TERMS,
    runnerUpId: idOf(theme),
    runnerUpSimilarity: fit.similarity,
    unassigned: 'fits no theme'
  };
}

/**
 * Gives each paper the theme that it is most similar to, if it fits it by the rule of the fit (see
 * `fitsTheme`) and is as close to it as 97 % of the papers of the fit are to theirs.
 */
export function placePapers(
  papers: readonly Pick<Paper, 'id'>[],
  {projected, known}: Pick<ReadPapers, 'projected' | 'known'>,
  model: FittedModel
): Assignment[] {
  const rows = normalizeRows({...projected, values: projected.values.slice()});
  const similarities = themeSimilarities(rows, model.centroids);
  const fits = papers.map((_, row) => fitOf(rowOf(similarities, row)));
  const themes = fits.map(({theme}) => theme);
  const closeness = closenessOf({projected, known}, model.centroids, themes);
  return papers.map(({id: paperId}, row) => {
    const fit = fits[row];
    if (!fit || rowOf(rows, row).every((value) => value === 0)) return {paperId, ...NO_TERMS};
    const isClose = (closeness[row] ?? 0) >= model.floor;
    return {
      paperId,
      ...membershipOf(fit, model.themeIds, isClose && fitsTheme(fit, model.threshold))
    };
  });
}
