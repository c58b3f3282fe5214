import {spawnSync} from 'node:child_process';
import {basename} from 'node:path';
import {Command, CommanderError} from 'commander';
import {MINIMUM_PAPERS} from '../../src/lib/pipeline/settings.ts';
import {wholeNumber} from '../commands/options.ts';
import {Progress} from '../commands/progress.ts';
import {machine, today} from '../machine.ts';
import {CorpusError, readCorpus, type Corpus} from './corpus.ts';
import {measure, type Measurement, type MeasureOptions} from './measure.ts';
import {writePage} from './page.ts';
import {findPeer, type Peer} from './peer.ts';
import {tables} from './report.ts';

interface Options {
  readonly k: number | null;
  readonly seeds: number;
  readonly resamples: number;
  readonly peer: boolean;
  readonly write?: string;
}

/** A corpus to measure and the number of themes, where the argument tells it. */
interface Task {
  readonly file: string;
  readonly k?: number | null;
}

const readK = (text: string): number | null => (text === 'auto' ? null : wholeNumber(2, 500)(text));

function readTask(text: string, before: readonly Task[] = []): Task[] {
  const [, file, k] = /^(.+)=([^=/\\.]*)$/.exec(text) ?? [];
  return [...before, file && k !== undefined ? {file, k: readK(k)} : {file: text}];
}

function readTaskCorpus({file}: Task, k: number | null): Corpus {
  const corpus = readCorpus(file);
  const {length} = corpus.papers;
  const least = Math.max(MINIMUM_PAPERS, k ?? 0);
  if (length >= least) return corpus;
  const rule =
    least === k ? `k is ${k}, expected at most the papers` : `expected at least ${least}`;
  throw new CorpusError(`${file}: ${length} papers, ${rule}`);
}

const note = (text: string) => process.stderr.write(`${text}\n`);

function noteCorpus({name, truth, rejected}: Corpus): void {
  if (rejected > 0) note(`${name}: ${rejected} records could not be read and are left out.`);
  const labelled = truth.filter((label) => label !== null).length;
  if (labelled === 0) note(`${name}: no labels, so nothing to agree with.`);
  else if (labelled < truth.length)
    note(`${name}: agreement is measured on the ${labelled} papers with a label.`);
}

function peerFor(wanted: boolean): Peer | null {
  const peer = wanted ? findPeer(process.env) : null;
  if (wanted && !peer)
    note(
      'The peer is left out: no Python with scikit-learn was found. Install it (Debian: apt install python3-sklearn) or name one in PYTHON.'
    );
  return peer;
}

function codeCommit(): string {
  const words = ['describe', '--always', '--dirty', '--exclude=*'];
  const {status, stdout} = spawnSync('git', words, {encoding: 'utf8'});
  return status === 0 ? stdout.trim() : 'unknown';
}

function commandLine(tasks: readonly Task[], {k, seeds, resamples, peer, write}: Options): string {
  const words = tasks.map(
    (task) => basename(task.file) + (task.k === undefined ? '' : `=${task.k ?? 'auto'}`)
  );
  const options = [
    ...(k === null ? [] : ['--k', k]),
    ...['--seeds', seeds, '--resamples', resamples],
    ...(peer ? [] : ['--no-peer']),
    ...(write === undefined ? [] : ['--write', write])
  ];
  return ['npm run eval --', ...words, ...options].join(' ');
}

async function measureAll(
  corpora: readonly {corpus: Corpus; k: number | null}[],
  options: Omit<MeasureOptions, 'k' | 'onProgress'>
): Promise<Measurement[]> {
  const progress = new Progress();
  const measurements: Measurement[] = [];
  try {
    for (const {corpus, k} of corpora) {
      measurements.push(await measure(corpus, {...options, k, onProgress: progress.update}));
    }
  } finally {
    progress.finish();
  }
  return measurements;
}

async function evaluate(tasks: readonly Task[], options: Options): Promise<void> {
  const {seeds, resamples, write} = options;
  const corpora = tasks.map((task) => {
    const k = task.k === undefined ? options.k : task.k;
    return {corpus: readTaskCorpus(task, k), k};
  });
  for (const {corpus} of corpora) noteCorpus(corpus);
  const peer = peerFor(options.peer);
  // Before the runs, as the code may change while they take their time.
  const commit = codeCommit();
  const text = tables(await measureAll(corpora, {seeds, resamples, peer}));
  process.stdout.write(`${text}\n`);
  if (write === undefined) return;
  const date = today();
  const command = commandLine(tasks, options);
  const provenance = {date, commit, machine: machine(), peer: peer?.version ?? null, command};
  writePage(write, text, {...provenance, seeds, resamples});
}

const program = new Command('npm run eval --')
  .description(
    'Measures the themes on corpora: agreement with their labels, stability, topics and cost, beside those of scikit-learn.'
  )
  .argument('<file...>', 'corpora in JSONL, each as FILE or FILE=K', readTask)
  .option('--k <number>', 'number of themes where no =K tells it (default: chosen)', readK, null)
  .option('--seeds <number>', 'seeds to run', wholeNumber(1, 100), 5)
  .option('--resamples <number>', 'samples of 80 % to run', wholeNumber(0, 1000), 20)
  .option('--no-peer', 'leave scikit-learn out')
  .option('--write <file>', 'put the tables into a page, in place of the last ones')
  .addHelpText(
    'after',
    `
The first entry of "labels" of a record is the truth. PYTHON names the Python that has scikit-learn.
Exit codes: 0 done, 1 failed, 2 wrong usage.`
  )
  .showHelpAfterError('Add --help to see how it is used.')
  .exitOverride()
  .action(evaluate);

try {
  await program.parseAsync();
} catch (error) {
  const usage = error instanceof CommanderError || error instanceof CorpusError;
  if (!(error instanceof CommanderError))
    note(`eval: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : usage ? 2 : 1;
}
