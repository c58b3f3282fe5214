import type {DuckDBConnection} from '@duckdb/node-api';
import type {AnalysisSummary, Curation, Paper} from '../../model.ts';
import type {EarlierAnalysis} from '../../pipeline/continuity.ts';
import {withTexts} from '../../pipeline/curation/decision-texts.ts';
import {earlierPlaces, formerThemes, type EarlierPlaces} from '../../pipeline/former-themes.ts';
import {NO_TEXTS} from '../../pipeline/no-texts.ts';
import type {Fitting} from '../../pipeline/pipeline.ts';
import {frameOf, knownTerms, type Frame} from '../../pipeline/placing/frame.ts';
import {packPapers, placeStep, type PlacedPart} from '../../pipeline/placing/place-part.ts';
import {PlacedPapers} from '../../pipeline/placing/placed-papers.ts';
import type {Report} from '../../pipeline/report.ts';
import type {Executor} from '../../pipeline/step.ts';
import {appendColumns} from '../append-columns.ts';
import {appendRows} from '../append.ts';
import {inTransaction, limitMemory} from '../database.ts';
import {giveBackMemory} from '../give-back-memory.ts';
import {writeThemeTables, type Circumstances} from '../publish.ts';
import {movePapers} from '../refresh/carry-papers.ts';
import {countGrownTerms, growTerms} from '../refresh/grow-terms.ts';
import {countGrownWords, growWords} from '../refresh/grow-words.ts';
import {PaperCounts} from '../refresh/paper-counts.ts';
import {rewriteTables} from '../rewrite-tables.ts';
import {sha256} from '../sha256.ts';
import {streamTexts} from '../stream-texts.ts';
import {FITTED} from '../tables/grown-tables.ts';
import {paperRows} from '../tables/papers-table.ts';
import {inOrder} from './in-order.ts';

/** Papers that are read and placed as one task. */
const PART = 2048;
/** Parts after which memory is given back, which costs as much as a third of a part. */
const GIVE_BACK = 3;

/** Memory of the database when it sums up and sorts what all papers hold. */
const SUMMING_MEMORY = '500MB';

/** A fit that is written, and what the other papers are placed by. */
export interface WrittenFit {
  readonly frame: Frame;
  /** The papers of the fit, to which the others come. */
  readonly placed: PlacedPapers;
  /** Papers of the fit, and all of the range. */
  readonly fitted: number;
  readonly from: number;
}

/** Writes what a fit knows of its papers beside their texts; holds none of these any longer. */
export async function writeFit(
  connection: DuckDBConnection,
  {analysis, latent}: Fitting,
  circumstances: Circumstances
): Promise<WrittenFit> {
  await writeThemeTables(connection, FITTED, [analysis, circumstances]);
  return {
    frame: frameOf(analysis, latent),
    placed: new PlacedPapers(analysis),
    fitted: analysis.papers.length,
    from: analysis.fitFrom
  };
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
interface Grown {
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

/** Places the other papers, some after the other, while those before are written. */
async function growAll(
  connection: DuckDBConnection,
  {frame, placed, fitted, from}: WrittenFit,
  [{papers}, {earlier, executor, atOnce, report}]: readonly [Others, PlacingContext]
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
  for await (const each of outcomes) {
    await grow(connection, {placed, before, grown}, each);
    tell();
    if (placed.length % (GIVE_BACK * PART) < PART) await giveBackMemory();
  }
  if (placed.length !== from) {
    throw new Error(`the library gave ${placed.length} papers, expected ${from}`);
  }
  return grown;
}

/** Places the papers that a fit did not see in its themes, adds them to its file, and gives the analysis of all. */
export async function writePlaced(
  connection: DuckDBConnection,
  fit: WrittenFit,
  [others, context]: readonly [Others, PlacingContext]
): Promise<AnalysisSummary> {
  const {earlier, curation, circumstances, report} = context;
  const {frame, placed, fitted} = fit;
  const grown = await inTransaction(connection, () => growAll(connection, fit, [others, context]));
  report('Publishing', 0, 1);
  // The papers are placed: what the threads held is free for the sums over all.
  await context.executor.release?.();
  await giveBackMemory();
  await limitMemory(connection, SUMMING_MEMORY);
  await countGrownTerms(connection, {first: fitted, counts: grown.terms});
  await countGrownWords(connection, grown.words);
  const members = placed.members();
  const source = {
    ...{...members, readTexts: others.readPapers},
    streamTexts: () => streamTexts(connection, 'papers'),
    readTerms: () => knownTerms(frame)
  };
  const summary = await withTexts(source, [curation], (texts) =>
    placed.summary(members, {earlier, deciding: {curation, texts}, sha256})
  );
  if (curation.operations.length > 0) await movePapers(connection, summary);
  const all = {...summary, ...NO_TEXTS, model: frame.model};
  await rewriteTables(connection, [all, circumstances]);
  return summary;
}
