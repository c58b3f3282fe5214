import {EXPORT_COLUMNS, type Dataset} from './columns.ts';
import type {Filters} from './filters.ts';

/** What is known of an exported file beside its rows. */
export interface ManifestFacts {
  readonly file: string;
  /** Path and query that give the same bytes again. */
  readonly address: string;
  readonly dataset: Dataset;
  readonly filters: Filters;
  readonly run: {
    readonly run_id: string;
    readonly pipeline_version: string;
    readonly data_hash: string;
    readonly analysed_on: string;
  };
  /** What to know of the selection, one sentence each. */
  readonly notes: readonly string[];
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** How the cells of a kind are to be read. */
const UNITS: Readonly<Record<string, string>> = {
  fraction: '1, to six decimals',
  day: 'YYYY-MM-DD',
  list: 'text; text'
};

const someOrAll = <T>(chosen: readonly T[]) => (chosen.length > 0 ? chosen : 'all');

/** The sidecar of an exported file: where it comes from, what was asked for, what its columns mean, and its hash. */
export function writeManifest({filters, dataset, run, ...facts}: ManifestFacts): string {
  const {from, to, themes, areas, unit, query, organisations, votes} = filters;
  const columns = EXPORT_COLUMNS[dataset].map(({name, kind, meaning}) => ({
    name,
    kind,
    ...(UNITS[kind] ? {unit: UNITS[kind]} : {}),
    meaning
  }));
  const manifest = {
    file: facts.file,
    address: facts.address,
    run_id: run.run_id,
    pipeline_version: run.pipeline_version,
    data_hash: run.data_hash,
    analysed_on: run.analysed_on,
    filters: {
      ...{from, to, unit, query, votes},
      themes: someOrAll(themes),
      areas: someOrAll(areas),
      organisations: someOrAll(organisations)
    },
    notes: facts.notes,
    rows: facts.rows,
    bytes: facts.bytes,
    sha256: facts.sha256,
    columns
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
