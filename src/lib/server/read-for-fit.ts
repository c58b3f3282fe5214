import type {DuckDBConnection} from '@duckdb/node-api';
import type {AnalysisSettings, Paper, Provenance} from '../model.ts';
import {drawPapers} from '../pipeline/placing/draw-papers.ts';
import {identifyData, paperHash} from '../pipeline/run-identity.ts';
import {collectGarbage} from './collect-garbage.ts';
import {Handover} from './handover.ts';
import {readFacts} from './library-facts.ts';
import {countPapers, readHashedPapers, readSomePapers} from './library.ts';
import {readProvenance} from './provenance.ts';
import {sha256} from './sha256.ts';

/** What an analysis reads of the library. */
export interface ForFit {
  /** The papers that the themes are to be found in, by id: all of the range, or some that were drawn. */
  readonly papers: Handover<readonly Paper[]>;
  /** Papers of the range, and what identifies them all. */
  readonly from: number;
  readonly dataHash: string;
  /** How the papers of the library came into it. */
  readonly provenance: Provenance;
}

type Read = Pick<ForFit, 'from' | 'dataHash'> & {readonly papers: readonly Paper[]};

async function readAll(connection: DuckDBConnection, settings: AnalysisSettings): Promise<Read> {
  const stored = await readHashedPapers(connection);
  const hashes = new Map(stored.map(({paper, hash}) => [paper, hash]));
  const hashOf = (paper: Paper) => hashes.get(paper) ?? paperHash(paper, sha256);
  const all = stored.map(({paper}) => paper);
  const {papers, dataHash} = identifyData(all, settings, {hashOf, sha256});
  return {papers, dataHash, from: papers.length};
}

/** The ids of the papers that are drawn, without reading a text. */
async function drawIds(connection: DuckDBConnection, settings: AnalysisSettings) {
  const {papers, dataHash} = identifyData(await readFacts(connection), settings, {
    hashOf: ({hash}) => hash,
    sha256
  });
  const drawn = drawPapers(papers.length, {most: settings.fitPapers, seed: settings.seed});
  return {ids: drawn.flatMap((place) => papers[place]?.id ?? []), dataHash, from: papers.length};
}

async function readDrawn(connection: DuckDBConnection, settings: AnalysisSettings): Promise<Read> {
  const {ids, ...identity} = await drawIds(connection, settings);
  // What was told of all papers takes more room than the texts of those that are drawn.
  collectGarbage();
  return {papers: await readSomePapers(connection, ids), ...identity};
}

/** Reads the papers of the range that themes are to be found in, and identifies all. */
export async function readForFit(
  connection: DuckDBConnection,
  settings: AnalysisSettings
): Promise<ForFit> {
  const isSmall = (await countPapers(connection)) <= settings.fitPapers;
  const {papers, ...read} = await (isSmall ? readAll : readDrawn)(connection, settings);
  return {...read, papers: new Handover(papers), provenance: await readProvenance(connection)};
}
