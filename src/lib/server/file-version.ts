import type {DuckDBConnection} from '@duckdb/node-api';
import {OtherVersionError} from './other-version.ts';
import {schemaVersion} from './queries/earlier-analysis.ts';
import {runQuery} from './query.ts';
import {SCHEMA_VERSION} from './tables/schema-version.ts';

/**
 * Makes sure that an open analysis has the tables of this program.
 *
 * @throws OtherVersionError when it has others
 */
export async function assertVersion(connection: DuckDBConnection, path: string): Promise<void> {
  const [run] = await runQuery(connection, schemaVersion, {});
  const version = run?.schema_version ?? 0;
  if (version !== SCHEMA_VERSION) throw new OtherVersionError(path, version);
}
