import type {Analysis, Assignment, Paper, WordPart} from '../../model.ts';
import {readDocuments} from '../documents.ts';
import {normalizeRows, rowOf, takeRows, type Matrix} from '../numeric/matrix.ts';
import {packStrings, SEPARATOR, unpackStrings, type PackedTexts} from '../packed-texts.ts';
import {placeInCells, positionsAt, type Cells} from '../place-by-neighbours.ts';
import {growingTerms, type GrowingTerms} from '../refresh/growing-terms.ts';
import {holdersOf, type Holders} from '../refresh/name-holders.ts';
import {placePapers, readWithModel} from '../refresh/place-papers.ts';
import type {Step} from '../step.ts';
import {indexWords} from '../word-index.ts';
import {sameTerms, type Frame} from './frame.ts';

/** What is read of a paper to place it and to find it by its words. */
export type ReadablePaper = Pick<Paper, 'id' | 'title' | 'abstract' | 'authors' | 'organisation'>;

/** Strings that are packed of each paper. */
const STRINGS = 5;

/** Some papers that the fit did not see, and what it knows. */
export interface PlacingTask {
  readonly frame: Frame;
  readonly papers: PackedTexts;
}

/** Puts papers into memory that threads share. */
export const packPapers = (papers: readonly ReadablePaper[]): PackedTexts =>
  packStrings(
    papers.flatMap(({id, title, abstract, organisation, authors}) => [
      id,
      title,
      abstract,
      organisation ?? '',
      authors.join(SEPARATOR)
    ])
  );

function unpackPapers(packed: PackedTexts): ReadablePaper[] {
  const strings = unpackStrings(packed);
  return Array.from({length: strings.length / STRINGS}, (_, paper) => {
    const own = strings.slice(STRINGS * paper, STRINGS * (paper + 1));
    const [id = '', title = '', abstract = '', organisation = '', authors = ''] = own;
    return {
      ...{id, title, abstract},
      organisation: organisation || null,
      authors: authors === '' ? [] : authors.split(SEPARATOR)
    };
  });
}

/** Papers among the themes of a fit that did not see them; a paper goes by its place in the task. */
export interface PlacedPart extends Pick<Analysis, 'positions' | 'lengths'> {
  readonly assignments: readonly Assignment[];
  /** Those of the fit by their ids there. */
  readonly terms: GrowingTerms;
  readonly words: readonly WordPart[];
  /** How many of them hold the name of each theme. */
  readonly holders: readonly Holders[];
}

/** Where papers with a term lie on the map, beside those of the fit that are most like them. */
function positionsOf(projected: Matrix, cells: Cells): PlacedPart['positions'] {
  const filled = Array.from({length: projected.rows}, (_, row) => row).filter((row) =>
    rowOf(projected, row).some((value) => value !== 0)
  );
  return positionsAt(filled, placeInCells(normalizeRows(takeRows(projected, filled)), cells));
}

/** Reads papers with the terms of a fit and places them in its themes and on its map. */
export function placePart({frame, papers: packed}: PlacingTask): PlacedPart {
  const papers = unpackPapers(packed);
  const corpus = readDocuments(papers);
  const read = readWithModel(papers, sameTerms(frame), corpus);
  // They were there when the themes were found, so none of them waits for a theme of its own.
  const assignments = placePapers(papers, read, frame.model).map((assignment) => ({
    ...assignment,
    fitted: true
  }));
  const {lengths, parts} = indexWords(papers, corpus);
  return {
    assignments,
    ...{terms: growingTerms(read.table, read.places), lengths, words: [...parts()]},
    positions: positionsOf(read.projected, frame.cells),
    holders: holdersOf(corpus, frame.themes, (row) => assignments[row]?.themeId ?? null)
  };
}

export const placeStep: Step<PlacingTask, PlacedPart> = {
  name: 'place',
  version: 2,
  isBrief: true,
  run: placePart
};
