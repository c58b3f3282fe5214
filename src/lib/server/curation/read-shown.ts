import type {DuckDBConnection} from '@duckdb/node-api';
import type {Decision, Shown} from '../../pipeline/curation/decide.ts';
import {readIdentity} from '../earlier-analysis.ts';
import {readMembers} from './read-curated.ts';

/** What a decision is about in an analysis, as the user sees it. */
export async function readShown(connection: DuckDBConnection, decision: Decision): Promise<Shown> {
  const earlier = await readIdentity(connection);
  if (!earlier) throw new Error('the analysis tells of no run; analyse again');
  const {themes, highestThemeId} = earlier;
  const members = decision.do === 'split' ? await readMembers(connection, decision.theme) : [];
  return {themes, members, highestThemeId};
}
