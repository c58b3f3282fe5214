import {readExport} from '../../src/lib/server/exports.ts';
import type {Home} from '../../src/lib/server/home.ts';
import {withAnalysis} from '../../src/lib/server/open.ts';
import {sha256} from '../../src/lib/server/sha256.ts';
import {ANALYSIS_TABLES} from '../../src/lib/server/tables/analysis-tables.ts';
import {exportCsv} from '../../src/lib/view/csv.ts';

export const EXPORTED = ['themes', 'weeks', 'papers'] as const;

/** SHA-256 of every published table but for the time of publication, and of some exports. */
export async function publishedTables(home: Home): Promise<Record<string, string>> {
  return withAnalysis(async (connection) => {
    const hashes: Record<string, string> = {};
    for (const {name} of ANALYSIS_TABLES) {
      const but = name === 'run' ? 'exclude (created_at)' : '';
      const reader = await connection.runAndReadAll(`select * ${but} from ${name}`);
      hashes[name] = sha256(JSON.stringify(reader.getRowsJson()));
    }
    for (const dataset of EXPORTED) {
      hashes[`${dataset}.csv`] = sha256(exportCsv(dataset, await readExport(connection, dataset)));
    }
    return hashes;
  }, home);
}
