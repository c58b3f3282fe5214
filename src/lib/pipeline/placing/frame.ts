import type {Analysis, FittedModel, Theme} from '../../model.ts';
import {findCells, type Cells} from '../place-by-neighbours.ts';
import type {Matrix} from '../numeric/matrix.ts';
import {packStrings, unpackStrings, type PackedTexts} from '../packed-texts.ts';
import type {KnownTerms} from '../refresh/place-papers.ts';
import {shared, shareInts} from '../shared-memory.ts';

/** All that placing a paper takes of the fit, in memory that threads share. */
export interface Frame {
  /** Of the fit; frames with the same id are the same. */
  readonly fitId: string;
  /** The stems of each term, by id; those that are weighed come first. */
  readonly stemKeys: PackedTexts;
  readonly weighed: number;
  readonly model: FittedModel;
  /** The papers of the fit on the map. */
  readonly cells: Cells;
  readonly themes: readonly Pick<Theme, 'id' | 'name'>[];
}

const sharedModel = (model: FittedModel): FittedModel => ({
  ...model,
  documentFrequency: shareInts(model.documentFrequency),
  occurrences: shareInts(model.occurrences),
  directions: shared(model.directions),
  centroids: shared(model.centroids)
});

/** Keeps of an analysis what placing takes; `latent` are the unit rows of the papers that lie on its map. */
export function frameOf(
  {fitId, terms: {terms}, model, positions: {x, y}, uncurated}: Analysis,
  latent: Matrix
): Frame {
  const places = Float32Array.from({length: 2 * x.length}, (_, at) =>
    at % 2 === 0 ? (x[at / 2] ?? 0) : (y[(at - 1) / 2] ?? 0)
  );
  return {
    fitId,
    stemKeys: packStrings(terms.map(({stemKey}) => stemKey)),
    weighed: model.directions.rows,
    model: sharedModel(model),
    cells: findCells(shared(latent), places),
    themes: uncurated.themes.map(({id, name}) => ({id, name}))
  };
}

/** The terms of the fit again. */
export const knownTerms = ({stemKeys, weighed, model}: Frame): KnownTerms => ({
  terms: unpackStrings(stemKeys).map((stemKey, id) => ({stemKey, weighed: id < weighed})),
  model
});

/** Those that were asked for last: a thread places one part after another by the same frame, which comes anew with each. */
let last: {readonly fitId: string; readonly terms: KnownTerms['terms']} | null = null;

/** The terms of the fit, unpacked once in a row of tasks. */
export function sameTerms(frame: Frame): KnownTerms {
  const {fitId, model} = frame;
  if (last?.fitId !== fitId) last = {fitId, terms: knownTerms(frame).terms};
  return {terms: last.terms, model};
}
