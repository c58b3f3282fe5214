import type {AnalysisSettings, Paper} from '../../model.ts';
import type {PaperVectors} from '../../pipeline/embedding-space.ts';
import {identifyFit} from '../../pipeline/run-identity.ts';
import {MINIMUM_PAPERS} from '../../pipeline/settings.ts';
import type {Home} from '../home.ts';
import {sha256} from '../sha256.ts';
import {embedPapers, type EmbeddingSource} from './embed-papers.ts';

/** Settings that say which vectors take part, and these vectors; or why none do. */
export interface EmbeddingAttempt {
  readonly settings: AnalysisSettings;
  readonly vectors?: PaperVectors;
  /** The reason in one sentence, null when all went well or nothing was asked for. */
  readonly warning: string | null;
}

/** Fetches vectors for the papers in the range when a source is given; any failure becomes a warning. */
export async function tryEmbedding(
  home: Home,
  all: readonly Paper[],
  {
    settings,
    source,
    report
  }: {
    settings: AnalysisSettings;
    source: EmbeddingSource | undefined;
    report: (done: number, all: number) => void;
  }
): Promise<EmbeddingAttempt> {
  const without = {settings: {...settings, embedding: null}, warning: null};
  if (!source) return without;
  const {papers} = identifyFit(all, without.settings, sha256);
  // Too few to analyse: nothing is sent for that.
  if (papers.length < MINIMUM_PAPERS) return without;
  try {
    const {vectors, settings: embedding} = await embedPapers(home, papers, {source, report});
    return {settings: {...settings, embedding}, vectors, warning: null};
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {...without, warning: `No embedding: ${reason}. The themes are found without vectors.`};
  }
}
