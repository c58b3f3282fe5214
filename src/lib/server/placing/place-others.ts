import type {DuckDBConnection} from '@duckdb/node-api';
import type {Curation, Paper} from '../../model.ts';
import type {EarlierAnalysis} from '../../pipeline/continuity.ts';
import {earlierPlaces, formerThemes, type EarlierPlaces} from '../../pipeline/former-themes.ts';
import type {Frame} from '../../pipeline/placing/frame.ts';
import {packPapers, placeStep, type PlacedPart} from '../../pipeline/placing/place-part.ts';
import type {PlacedPapers} from '../../pipeline/placing/placed-papers.ts';
import type {Report} from '../../pipeline/report.ts';
import type {Executor} from '../../pipeline/step.ts';
import {appendColumns} from '../append-columns.ts';
import {appendRows} from '../append.ts';
import {inTransaction, type Reopen} from '../database.ts';
import {giveBackMemory} from '../give-back-memory.ts';
import type {Circumstances} from '../publish.ts';
import {growTerms} from '../refresh/grow-terms.ts';
import {growWords} from '../refresh/grow-words.ts';
import {PaperCounts} from '../refresh/paper-counts.ts';
import {paperRows} from '../tables/papers-table.ts';
import {inOrder} from './in-order.ts';

/** Papers that are read and placed as one task. */
const PART = 2048;
/** Parts after which memory is given back, which costs as much as a third of a part. */
const GIVE_BACK = 3;

/** Parts that become one transaction, after which the file is opened anew: what DuckDB keeps of 130,000 papers is some 25 MB. */
const COMMIT = 64;

/** A fit that is written, and what the other papers are placed by. */
export interface WrittenFit {
  readonly frame: Frame;
  /** The papers of the fit, to which the others come. */
  readonly placed: PlacedPapers;
  /** Papers of the fit, and all of the range. */
  readonly fitted: number;
  readonly from: number;
}

/** What the library tells of the other papers. */
export interface Others {
  /** Those that are not in the fit. */
  readonly papers: AsyncIterable<readonly Paper[]>;
  /** Reads papers whole, in the order of these ids. */
  readonly readPapers: (ids: readonly string[]) => Promise<readonly Paper[]>;
}

/** What the analysis of all goes on from. */
export interface PlacingContext {
  readonly earlier: EarlierAnalysis | null;
  readonly curation: Curation;
  readonly circumstances: Circumstances;
  readonly executor: Executor;
  /** Parts that are placed at once. */
  readonly atOnce: number;
  /** Opens the file that is written anew. */
  readonly reopen: Reopen;
  readonly report: Report;
}

/** Papers in parts of one size. */
async function* inParts(papers: AsyncIterable<readonly Paper[]>): AsyncGenerator<Paper[]> {
  let part: Paper[] = [];
  for await (const some of papers) {
    for (const paper of some) {
      part.push(paper);
      if (part.length < PART) continue;
      yield part;
      part = [];
    }
  }
  if (part.length > 0) yield part;
}

/** Reads and places some papers. */
async function place(papers: readonly Paper[], frame: Frame, executor: Executor) {
  const [part] = await executor.map(placeStep, [{frame, papers: packPapers(papers)}]);
  if (!part) throw new RangeError('no placed papers came back, expected some');
  return [papers, part] as const;
}

/** How many of the other papers hold each term and each word. */
export interface Grown {
  readonly terms: PaperCounts;
  readonly words: PaperCounts;
}

/** Adds the rows of papers behind those that are there. */
async function grow(
  connection: DuckDBConnection,
  {placed, before, grown}: {placed: PlacedPapers; before: EarlierPlaces; grown: Grown},
  [papers, part]: readonly [readonly Paper[], PlacedPart]
): Promise<void> {
  const first = placed.length;
  placed.add(papers, part);
  const {assignments, lengths, positions, terms, words} = part;
  await appendRows(connection, 'papers', paperRows({papers, assignments, lengths}, first));
  await growTerms(connection, terms, {first, counts: grown.terms});
  await growWords(connection, words, {first, counts: grown.words});
  const ids = papers.map(({id}) => id);
  const former = formerThemes(ids, before);
  const rowsOf = (rows: Int32Array) => rows.map((row) => first + row);
  await appendColumns(connection, 'paper_positions', [
    [rowsOf(positions.paper), positions.x, positions.y]
  ]);
  await appendColumns(connection, 'former_themes', [[rowsOf(former.paper), former.theme]]);
}

/** Adds the rows of some parts, and tells whether there may be more. */
async function growSome(
  outcomes: AsyncIterator<readonly [readonly Paper[], PlacedPart]>,
  growBy: (part: readonly [readonly Paper[], PlacedPart]) => Promise<void>
): Promise<boolean> {
  for (let part = 1; part <= COMMIT; part++) {
    const next = await outcomes.next();
    if (next.done) return false;
    await growBy(next.value);
    if (part % GIVE_BACK === 0) await giveBackMemory();
  }
  return true;
}

/**
 * Places the other papers, some after the other, and adds their rows to the tables while the next ones are placed; gives
 * how many of them hold each term and each word.
 *
 * @throws Error when the library gives another number of papers than there are
 */
export async function placeOthers(
  connection: DuckDBConnection,
  {frame, placed, fitted, from}: WrittenFit,
  [{papers}, {earlier, executor, atOnce, reopen, report}]: readonly [Others, PlacingContext]
): Promise<Grown> {
  const grown = {terms: new PaperCounts(), words: new PaperCounts()};
  const before = earlierPlaces(earlier?.assignments ?? null);
  const tell = () => {
    report('Placing the other papers', placed.length - fitted, from - fitted);
  };
  tell();
  // How many there are decides who places them.
  executor.prepare?.(from);
  const outcomes = inOrder(inParts(papers), atOnce, (some) => place(some, frame, executor));
  const growBy = async (part: readonly [readonly Paper[], PlacedPart]) => {
    await grow(connection, {placed, before, grown}, part);
    tell();
  };
  try {
    for (let isMore = true; isMore; await reopen()) {
      isMore = await inTransaction(connection, () => growSome(outcomes, growBy));
    }
  } finally {
    await outcomes.return(undefined);
  }
  if (placed.length !== from) {
    throw new Error(`the library gave ${placed.length} papers, expected ${from}`);
  }
  return grown;
}
