// From a file to published themes in a process of its own: publish-corpus.ts FILE.jsonl K|auto [WORKERS [without-map]]
// prints what `run.ts` of the evaluation reads, and the seconds of each stage.
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {DuckDBConnection} from '@duckdb/node-api';
import {defaultWorkers, openExecutor} from '../../../src/lib/engine/open-executor.ts';
import {DEFAULT_SETTINGS} from '../../../src/lib/pipeline/settings.ts';
import {withPublished} from '../../../src/lib/server/earlier-analysis.ts';
import {homeAt} from '../../../src/lib/server/home.ts';
import {ingestFiles} from '../../../src/lib/server/ingest-files.ts';
import {analyseLibrary} from '../../../src/lib/server/jobs.ts';
import {leastWork, type AnalysisSize, type Work} from './least-work.ts';
import {withoutMap} from './without-map.ts';

const [file = '', k = 'auto', workers = String(defaultWorkers()), map] = process.argv.slice(2);

/** Adds up the seconds between the reports of progress. */
class StageClock {
  readonly seconds: Record<string, number> = {};
  #stage = 'Starting the process';
  // The process began before this line: what it took is a stage too.
  #since = 0;

  readonly enter = (stage: string): void => {
    const now = performance.now();
    this.seconds[this.#stage] = (this.seconds[this.#stage] ?? 0) + (now - this.#since) / 1000;
    this.#stage = stage;
    this.#since = now;
  };
}

const SIZE = `
  SELECT count(*)::INTEGER, sum(strlen(title) + strlen(abstract))::DOUBLE, sum(words)::DOUBLE,
         (SELECT count(*) FROM paper_terms)::DOUBLE, (SELECT fit_papers FROM run), (SELECT themes FROM run)
  FROM papers`;

async function readSize(connection: DuckDBConnection): Promise<Omit<AnalysisSize, 'dimensions'>> {
  const reader = await connection.runAndReadAll(SIZE);
  const [papers = 0, characters = 0, words = 0, entries = 0, fitted = 0, themes = 0] =
    reader.getRows()[0]?.map(Number) ?? [];
  return {papers, characters, words, entries, fitted, themes};
}

async function publishCorpus() {
  const clock = new StageClock();
  const root = mkdtempSync(join(tmpdir(), 'themestream-bench-'));
  let work: Record<string, Work>;
  const isMapless = map === 'without-map';
  // What a map needs is loaded only where one is drawn.
  const pool = openExecutor(Number(workers), {preloads: !isMapless});
  const executor = isMapless ? withoutMap(pool) : pool;
  try {
    const home = homeAt(root);
    clock.enter('Adding papers to the library');
    await ingestFiles(home, [file], {now: new Date()});
    const settings = {...DEFAULT_SETTINGS, themes: k === 'auto' ? null : Number(k)};
    const outcome = await analyseLibrary(home, settings, {
      now: () => new Date(),
      onProgress: clock.enter,
      executor
    });
    clock.enter('');
    work = leastWork({
      ...(await withPublished(home, outcome.published, readSize)),
      dimensions: settings.dimensions
    });
  } finally {
    await executor.close();
    rmSync(root, {recursive: true, force: true});
  }
  const {user, system} = process.cpuUsage();
  return {
    labels: [],
    cpuSeconds: (user + system) / 1e6,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    stages: clock.seconds,
    work
  };
}

process.stdout.write(`${JSON.stringify(await publishCorpus())}\n`);
