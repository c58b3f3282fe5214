import type {DuckDBConnection} from '@duckdb/node-api';
import type {Shown} from '../../pipeline/curation/decide.ts';
import {readIdentity} from '../earlier-analysis.ts';
import {readAnalysedPapers} from './read-curated.ts';

/** The themes and papers of an analysis as the user sees them. */
export async function readShown(connection: DuckDBConnection): Promise<Shown> {
  const earlier = await readIdentity(connection);
  if (!earlier) throw new Error('the analysis tells of no run; analyse again');
  const papers = await readAnalysedPapers(connection);
  const themeOf = new Map(earlier.assignments.map(({paperId, themeId}) => [paperId, themeId]));
  return {
    papers,
    themes: earlier.themes,
    assignments: papers.map(({id}) => ({themeId: themeOf.get(id) ?? null})),
    highestThemeId: earlier.highestThemeId
  };
}
