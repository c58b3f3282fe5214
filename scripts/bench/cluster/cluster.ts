// Times an analysis by BullMQ beside one by threads: npm run bench:cluster -- FILE.jsonl --redis URL
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {cpSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {Command} from 'commander';
import {defaultWorkers} from '../../../src/lib/engine/open-executor.ts';
import {run} from '../../children.mjs';
import {redisOption} from '../../commands/executor-options.ts';
import {wholeNumber} from '../../commands/options.ts';
import {median} from '../../eval/score.ts';
import {markdownTable} from '../../eval/table.ts';
import {machine, today} from '../../machine.ts';
import {writeBlock} from '../../marked-block.ts';
import {buildPrograms} from '../../programs.mjs';
import {OPENING} from '../opening.ts';
import {COMMAND_LINE, timedCommand} from '../timed-command.ts';

interface Options {
  readonly redis: string;
  readonly themes: number;
  readonly rounds: number;
  readonly write?: string;
}

/** What the time by BullMQ may be of that by threads. */
const AT_MOST = 1.1;

/** A worker of the cluster with as many threads as the driver would have itself, once it is ready. */
async function startWorker(redis: string, blobs: string) {
  const words = ['worker', '--redis', redis, '--blobs', blobs];
  const threads = ['--concurrency', String(defaultWorkers())];
  const worker = spawn(process.execPath, [...COMMAND_LINE, ...words, ...threads], {
    stdio: ['ignore', 'ignore', 'pipe']
  });
  await once(worker.stderr, 'data');
  worker.stderr.resume();
  return worker;
}

/** Seconds of an analysis of the same library by threads, and by the cluster with an empty store. */
async function measureRound(
  library: string,
  folder: string,
  {redis, themes}: Options
): Promise<{local: number; bullmq: number}> {
  const [home, blobs] = [join(folder, 'home'), join(folder, 'blobs')];
  const analyse = async (...words: string[]) => {
    cpSync(library, home, {recursive: true});
    const seconds = await timedCommand(home, 'analyse', '--themes', String(themes), ...words);
    rmSync(home, {recursive: true});
    return seconds;
  };
  const local = await analyse();
  const worker = await startWorker(redis, blobs);
  try {
    const cluster = ['--executor', 'bullmq', '--redis', redis, '--blobs', blobs];
    return {local, bullmq: await analyse(...cluster)};
  } finally {
    worker.kill();
    await once(worker, 'exit');
    rmSync(blobs, {recursive: true, force: true});
  }
}

async function measure(file: string, folder: string, options: Options) {
  const library = join(folder, 'library');
  await buildPrograms();
  await timedCommand(library, 'ingest', file);
  const rounds: Awaited<ReturnType<typeof measureRound>>[] = [];
  for (let round = 1; round <= options.rounds; round++) {
    process.stderr.write(`Round ${round} of ${options.rounds}\n`);
    rounds.push(await measureRound(library, folder, options));
  }
  return rounds;
}

async function bench(file: string, options: Options): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'themestream-bench-'));
  const found = await measure(file, folder, options).finally(() => {
    rmSync(folder, {recursive: true, force: true});
  });
  const commit = (await run('git', ['describe', '--always', '--dirty'], {quiet: true})).output;
  const local = median(found.map((round) => round.local));
  const bullmq = median(found.map((round) => round.bullmq));
  const verdict = bullmq <= AT_MOST * local ? 'met' : 'not met';
  const text = [
    `Measured by \`npm run bench:cluster -- ${basename(file)}\` on ${today()} at commit ${commit.trim()}, ${machine()}: medians of ${options.rounds} rounds of the command \`analyse\` on the same library, in turn with ${defaultWorkers()} threads and by BullMQ with one worker process of as many, Redis, an empty folder of blobs and all processes on this machine.`,
    markdownTable(
      ['themes', 'threads, s', 'BullMQ, s', 'ratio', 'at most', 'verdict'],
      [
        [
          String(options.themes),
          local.toFixed(1),
          bullmq.toFixed(1),
          (bullmq / local).toFixed(2),
          AT_MOST.toFixed(2),
          verdict
        ]
      ]
    )
  ].join('\n\n');
  process.stdout.write(`${text}\n`);
  if (options.write) writeBlock(options.write, {name: 'cluster', opening: OPENING}, text);
}

await new Command('npm run bench:cluster --')
  .description('Times an analysis by BullMQ beside one by threads.')
  .argument('<file>', 'a corpus in JSONL')
  .addOption(redisOption().makeOptionMandatory())
  .option('--themes <number>', 'number of themes', wholeNumber(2, 500), 60)
  .option('--rounds <number>', 'rounds', wholeNumber(1, 100), 3)
  .option('--write <file>', 'put the table into a page, in place of the last one')
  .action(bench)
  .parseAsync();
