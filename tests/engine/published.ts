import type {DuckDBConnection} from '@duckdb/node-api';
import type {Home} from '../../src/lib/server/home.ts';
import {withAnalysis} from '../../src/lib/server/open.ts';
import {sha256} from '../../src/lib/server/sha256.ts';
import {ANALYSIS_TABLES} from '../../src/lib/server/tables/analysis-tables.ts';

async function hashTables(connection: DuckDBConnection): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const {name} of ANALYSIS_TABLES) {
    const but = name === 'run' ? 'exclude (created_at)' : '';
    const reader = await connection.runAndReadAll(`select * ${but} from ${name}`);
    hashes[name] = sha256(JSON.stringify(reader.getRowsJson()));
  }
  return hashes;
}

/** SHA-256 of every published table, but for the time of publication. */
export const publishedTables = (home: Home): Promise<Record<string, string>> =>
  withAnalysis(hashTables, home);
