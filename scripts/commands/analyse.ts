import {Command, Option} from 'commander';
import {defaultWorkers} from '../../src/lib/engine/open-executor.ts';
import type {AnalysisSummary, ClusterEngine, Day} from '../../src/lib/model.ts';
import {DEFAULT_SETTINGS, MINIMUM_PAPERS} from '../../src/lib/pipeline/settings.ts';
import {currentHome} from '../../src/lib/server/home.ts';
import {EMBEDDING_APIS, type EmbeddingApi} from '../../src/lib/server/embedding/endpoint.ts';
import {embeddingSource} from '../../src/lib/server/embedding/source.ts';
import {interruptible} from '../../src/lib/server/interrupt.ts';
import {analyseLibrary} from '../../src/lib/server/jobs.ts';
import {chosenExecutor, withExecutorOptions, type ExecutorOptions} from './executor-options.ts';
import {calendarDay, embeddingAddress, wholeNumber} from './options.ts';
import {Progress} from './progress.ts';

interface Options extends ExecutorOptions {
  readonly themes?: number;
  readonly seed: number;
  readonly from?: Day;
  readonly to?: Day;
  readonly dimensions: number;
  readonly engine: ClusterEngine;
  readonly fitPapers: number;
  readonly embedding?: string;
  readonly embeddingModel?: string;
  readonly embeddingApi?: EmbeddingApi;
}

const MOST_SHOWN = 12;
const ENGINES: readonly ClusterEngine[] = ['wasm', 'ml-kmeans'];
const MOST_WORKERS = 64;

function describe({runId, papers, themes, weeks}: AnalysisSummary, seconds: string): string {
  const shown = themes
    .slice(0, MOST_SHOWN)
    .map(
      ({id, name, papers: size}) =>
        `  ${String(id).padStart(5)}  ${String(size).padStart(6)}  ${name}`
    );
  const hidden = themes.length - shown.length;
  return [
    `Run ${runId}: ${papers.length} papers in ${themes.length} themes over ${weeks.length} weeks, ${seconds} s.`,
    '  theme  papers  name',
    ...shown,
    ...(hidden > 0
      ? [`                 and ${hidden} more: npm run themestream -- export themes`]
      : [])
  ].join('\n');
}

async function analyseNow(options: Options, command: Command): Promise<void> {
  const {themes, from, to, seed, dimensions, engine, fitPapers} = options;
  if (from !== undefined && to !== undefined && from > to) {
    command.error(`error: --from ${from} lies after --to ${to}, expected the earlier day first`);
  }
  const progress = new Progress();
  const executor = await chosenExecutor(options, command);
  const began = performance.now();
  const settings = {
    ...DEFAULT_SETTINGS,
    seed,
    dimensions,
    engine,
    fitPapers,
    themes: themes ?? null,
    from: from ?? null,
    to: to ?? null
  };
  const home = currentHome();
  const work = () =>
    analyseLibrary(home, settings, {
      now: () => new Date(),
      onProgress: progress.update,
      onKnown: (known, all) => {
        progress.note(`Going on where the analysis stopped: ${known} of ${all} tasks were done`);
      },
      executor,
      ...embeddingSource(options, process.env['THEMESTREAM_EMBEDDING_KEY'])
    });
  const outcome = await interruptible(home, work).finally(() => {
    progress.finish();
    return executor.close();
  });
  if (outcome.warning !== null) process.stderr.write(`Warning: ${outcome.warning}\n`);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const text =
    outcome.status === 'published'
      ? describe(outcome.analysis, seconds)
      : outcome.status === 'curated'
        ? `Run ${outcome.published.runId}: the same papers and settings, with your decisions.`
        : `Nothing new: run ${outcome.published.runId} has the same papers and settings.`;
  process.stdout.write(`${text}\n`);
}

export const analyse = new Command('analyse')
  .alias('analyze')
  .description('find the themes of the papers in the library and publish the result')
  .option(
    '--themes <number>',
    'number of themes (default: chosen by silhouette and stability)',
    wholeNumber(2, 500)
  )
  .option(
    '--seed <number>',
    'seed of all chance',
    wholeNumber(0, 2 ** 31 - 1),
    DEFAULT_SETTINGS.seed
  )
  .option('--from <date>', 'first day of papers to take, YYYY-MM-DD', calendarDay)
  .option('--to <date>', 'last day of papers to take, YYYY-MM-DD', calendarDay)
  .option(
    '--dimensions <number>',
    'dimensions of the latent semantic space',
    wholeNumber(2, 500),
    DEFAULT_SETTINGS.dimensions
  )
  .option(
    '--fit-papers <number>',
    'papers to find themes in at most: of more so many are drawn, the others are placed',
    wholeNumber(MINIMUM_PAPERS, 2 ** 31 - 1),
    DEFAULT_SETTINGS.fitPapers
  )
  .addOption(
    new Option('--engine <name>', 'what runs k-means: our kernels in WebAssembly, or ml-kmeans')
      .choices(ENGINES)
      .default(DEFAULT_SETTINGS.engine)
  )
  .option(
    '--workers <number>',
    'threads that share the long steps; the result is the same',
    wholeNumber(1, MOST_WORKERS),
    defaultWorkers()
  )
  .option(
    '--embedding <url>',
    'embedding server whose vectors stand beside the words (default: none)',
    embeddingAddress
  )
  .option(
    '--embedding-model <name>',
    'its model (default: text-embedding-3-small, Ollama: nomic-embed-text)'
  )
  .addOption(
    new Option('--embedding-api <api>', 'its kind (default: told by the path)').choices(
      EMBEDDING_APIS
    )
  )
  .addHelpText(
    'after',
    `
The same papers, settings and seed always give the same themes. The analysis that is
published stays until the new one is complete; a running dashboard then shows the new one.
With --from or --to, papers without a date are left out. An analysis of 5,000 papers or more that was
interrupted goes on where it was when the same is asked for again.

Of more than --fit-papers papers so many, drawn at random by the seed, are used to find the themes, and
the others are placed in these: every paper counts, but the memory that it takes no longer grows with
their texts.

--engine ml-kmeans clusters by the package ml-kmeans, with fewer runs, to check ours by: it takes many
times as long, and its themes agree less from seed to seed.

--executor bullmq has the long steps run by workers on any number of machines (see "worker --help"),
submit by a command that starts the tasks of a stage in a scheduler (see "step run --help"). The result
is the same to the byte. Either keeps the outputs of tasks in --blobs: an analysis that was broken off
goes on from there. Texts of fewer papers than --send-all-from are read and counted here all the same,
in --workers threads: to send them would take longer.

--embedding is never needed, and the only option that sends anything over the network: title and
abstract of each paper in the range, once for each model. It takes the address of a server that
speaks like OpenAI's (/v1/embeddings) or of Ollama (/api/embed). A key goes into the environment
variable THEMESTREAM_EMBEDDING_KEY. When the vectors cannot be had, a warning says why, and the
themes are found without them.

Examples:
  npm run themestream -- analyse
  npm run themestream -- analyse --embedding http://127.0.0.1:11434/api/embed`
  )
  .action(analyseNow);

withExecutorOptions(analyse);
