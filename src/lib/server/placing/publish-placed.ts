import type {DuckDBConnection} from '@duckdb/node-api';
import type {AnalysisSummary, IndexedTexts, Paper} from '../../model.ts';
import type {Fitting} from '../../pipeline/pipeline.ts';
import {isBetween} from '../../pipeline/run-identity.ts';
import {dayOfPaper} from '../../pipeline/weeks.ts';
import {WRITE_ALONE, WRITE_TEXTS_AS_THEY_ARE, writeDatabase, type Reopen} from '../database.ts';
import {giveBackMemory} from '../give-back-memory.ts';
import type {Home} from '../home.ts';
import {readSomePapers, writeLibrary} from '../library.ts';
import {draftLimits, libraryLimits} from '../limits.ts';
import type {Published} from '../pointer.ts';
import {publishFile, writeTexts, type Circumstances} from '../publish.ts';
import {streamPapers} from '../stream-papers.ts';
import type {PlacingContext} from './place-others.ts';
import {writeFit, writePlaced} from './write-placed.ts';

/** Parts that are read, placed and written at once: one for each of two threads, and one that waits to be written. */
const AT_ONCE = 3;

/** Finds the themes of the papers that were drawn. */
type Fit = (
  onTexts: (texts: IndexedTexts) => Promise<void>
) => Promise<{readonly fitting: Fitting; readonly circumstances: Circumstances}>;

/** Finds themes and writes what is known of their papers, so that it need not be held any longer. */
async function fitInto(draft: string, find: Fit) {
  const {fitting, circumstances} = await find((texts) =>
    writeDatabase(draft, (connection) => writeTexts(connection, texts))
  );
  const fit = await writeDatabase(draft, (connection) =>
    writeFit(connection, fitting, circumstances)
  );
  return {fit, circumstances};
}

/**
 * Publishes the analysis of more papers than themes are found in: of those that were drawn as a whole, and of the others
 * as they are read of the library, so that never more than a few are held.
 */
export async function publishPlaced(
  home: Home,
  fit: Fit,
  context: Omit<PlacingContext, 'circumstances' | 'atOnce' | 'reopen'>
): Promise<{readonly published: Published; readonly analysis: AnalysisSummary}> {
  const {published, written} = await publishFile(home, async (draft) => {
    const {fit: begun, circumstances} = await fitInto(draft, fit);
    // From here on only what papers are placed by is held of the fit.
    await giveBackMemory();
    const {
      fitted,
      fit: {settings}
    } = begun.placed;
    const drawn = new Set(fitted);
    const isOther = (paper: Paper) =>
      !drawn.has(paper.id) && isBetween(dayOfPaper(paper), settings);
    const place =
      (library: DuckDBConnection) => async (connection: DuckDBConnection, reopen: Reopen) => {
        await library.run(WRITE_ALONE);
        await connection.run(WRITE_ALONE);
        await connection.run(WRITE_TEXTS_AS_THEY_ARE);
        const others = {
          papers: streamPapers(library, isOther),
          readPapers: (ids: readonly string[]) => readSomePapers(library, ids)
        };
        const placing = {...context, circumstances, atOnce: AT_ONCE, reopen};
        return writePlaced(connection, begun, [others, placing]);
      };
    const analysis = await writeLibrary(
      home,
      (library) => writeDatabase(draft, place(library), draftLimits(home)),
      libraryLimits(home)
    );
    // The check of the file that follows takes as much as the sums over it.
    await giveBackMemory();
    return {analysis, runId: analysis.runId, createdAt: circumstances.createdAt};
  });
  return {published, analysis: written.analysis};
}
