import type {DuckDBConnection} from '@duckdb/node-api';
import type {AnalysisSummary} from '../../model.ts';
import {withTexts} from '../../pipeline/curation/decision-texts.ts';
import {NO_TEXTS} from '../../pipeline/no-texts.ts';
import type {Fitting} from '../../pipeline/pipeline.ts';
import {frameOf, knownTerms} from '../../pipeline/placing/frame.ts';
import {PlacedPapers} from '../../pipeline/placing/placed-papers.ts';
import {limitMemory} from '../database.ts';
import {giveBackMemory} from '../give-back-memory.ts';
import {writeThemeTables, type Circumstances} from '../publish.ts';
import {movePapers} from '../refresh/carry-papers.ts';
import {countGrownTerms} from '../refresh/grow-terms.ts';
import {countGrownWords} from '../refresh/grow-words.ts';
import {rewriteTables} from '../rewrite-tables.ts';
import {sha256} from '../sha256.ts';
import {streamTexts} from '../stream-texts.ts';
import {FITTED} from '../tables/grown-tables.ts';
import {placeOthers, type Others, type PlacingContext, type WrittenFit} from './place-others.ts';

/** Memory of the database when it sums up and sorts what all papers hold. */
const SUMMING_MEMORY = '500MB';
/** Memory of the database while all papers stand as objects beside it. */
const COUNTING_MEMORY = '128MB';

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

/** Places the papers that a fit did not see in its themes, adds them to its file, and gives the analysis of all. */
export async function writePlaced(
  connection: DuckDBConnection,
  fit: WrittenFit,
  [others, context]: readonly [Others, PlacingContext]
): Promise<AnalysisSummary> {
  const {earlier, curation, circumstances, report} = context;
  const {frame, placed, fitted} = fit;
  const grown = await placeOthers(connection, fit, [others, context]);
  report('Publishing', 0, 1);
  // The papers are placed: what the threads held is free for the sums over all.
  await context.executor.release?.();
  await giveBackMemory();
  await limitMemory(connection, SUMMING_MEMORY);
  await countGrownTerms(connection, {first: fitted, counts: grown.terms});
  await countGrownWords(connection, grown.words);
  await context.reopen();
  await giveBackMemory();
  await limitMemory(connection, COUNTING_MEMORY);
  const members = placed.members();
  const source = {
    ...{...members, readTexts: others.readPapers},
    streamTexts: () => streamTexts(connection, 'papers'),
    readTerms: () => knownTerms(frame)
  };
  const summary = await withTexts(source, [curation], (texts) =>
    placed.summary(members, {earlier, deciding: {curation, texts}, sha256})
  );
  // To count a million papers leaves half a gigabyte behind; half of its pages V8 lets go of only with the second look.
  for (let look = 1; look <= 2; look++) await giveBackMemory();
  await limitMemory(connection, SUMMING_MEMORY);
  if (curation.operations.length > 0) await movePapers(connection, summary);
  const all = {...summary, ...NO_TEXTS, model: frame.model};
  await rewriteTables(connection, [all, circumstances]);
  return summary;
}
