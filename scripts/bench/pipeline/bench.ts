// Times the whole way from a file to published themes beside scikit-learn: npm run bench -- FILE.jsonl=K …
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {Command, InvalidArgumentError} from 'commander';
import {defaultWorkers} from '../../../src/lib/engine/open-executor.ts';
import {run as runChild} from '../../children.mjs';
import {wholeNumber} from '../../commands/options.ts';
import {findPeer, PEER_PROGRAM, type Peer} from '../../eval/peer.ts';
import {run, type Run} from '../../eval/run.ts';
import {machine, today} from '../../machine.ts';
import {writeBlock} from '../../marked-block.ts';
import {OPENING} from '../opening.ts';
import {drawFlame, type CpuProfile} from './flame.ts';
import {costTable, countPapers, growthTable} from './growth.ts';
import {measureLimits} from './limits.ts';
import {
  comparisonTable,
  limitTable,
  nameOf,
  stageTable,
  threadsTable,
  type Measured,
  type Task
} from './tables.ts';

interface BenchOptions {
  readonly rounds: number;
  readonly growth?: boolean;
  readonly write?: string;
  readonly single?: boolean;
  readonly flame?: string;
}

const OURS = ['scripts/run-typescript.mjs', 'scripts/bench/pipeline/publish-corpus.ts'];
function readTask(text: string, before: readonly Task[] = []): Task[] {
  const [, file = '', k = ''] = /^(.+)=(\d+)$/.exec(text) ?? [];
  if (file === '') {
    throw new InvalidArgumentError(`"${text}" names no corpus, expected FILE.jsonl=K`);
  }
  if (!existsSync(file)) throw new InvalidArgumentError(`${file}: there is no such file`);
  return [...before, {file, k: wholeNumber(2, 500)(k)}];
}

/** The file itself, unpacked into a folder where it is packed: neither is timed for that. */
function unpacked({file, k}: Task, folder: string): Task {
  if (!file.endsWith('.gz')) return {file, k};
  const path = join(folder, basename(file, '.gz'));
  writeFileSync(path, gunzipSync(readFileSync(file)));
  return {file: path, k};
}

const runOurs = ({file, k}: Task, ...words: readonly string[]): Promise<Run> =>
  run(process.execPath, [...OURS, file, String(k), ...words]);

async function measure(
  task: Task,
  {rounds, single}: Pick<BenchOptions, 'rounds' | 'single'>,
  peer: Peer | null
): Promise<Measured> {
  const [ours, mapless, alone, theirs]: [Run[], Run[], Run[], Run[]] = [[], [], [], []];
  // In turn, so that whatever else the machine does slows both alike.
  for (let seed = 1; seed <= rounds; seed++) {
    process.stderr.write(`${nameOf(task)}: round ${seed} of ${rounds}\n`);
    ours.push(await runOurs(task));
    if (peer) mapless.push(await runOurs(task, String(defaultWorkers()), 'without-map'));
    if (single) alone.push(await runOurs(task, '1'));
    const words = [PEER_PROGRAM, task.file, String(task.k), String(seed)];
    if (peer) theirs.push(await run(peer.python, words));
  }
  return {...task, ours, mapless, single: alone, peer: theirs};
}

/** Draws where the time of a corpus goes, all steps in one thread. */
async function drawTime(task: Task, file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'themestream-flame-'));
  const profiler = ['--cpu-prof', `--cpu-prof-dir=${folder}`];
  try {
    await run(process.execPath, [...profiler, ...OURS, task.file, String(task.k), '1']);
    const profiles = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    // The process of the analysis is the one that did most; that which reads the file has a profile of its own.
    const [longest = ''] = profiles.sort((a, b) => b.length - a.length);
    writeFileSync(file, drawFlame(JSON.parse(longest) as CpuProfile));
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

async function measureAll(
  tasks: readonly Task[],
  options: BenchOptions,
  peer: Peer | null
): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'themestream-bench-'));
  const measured: Measured[] = [];
  try {
    for (const task of tasks) measured.push(await measure(unpacked(task, folder), options, peer));
    const last = tasks.at(-1);
    if (options.flame && last) await drawTime(unpacked(last, folder), options.flame);
    return measured;
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** What was measured, where, and of which code. */
async function provenance(tasks: readonly Task[], {growth}: BenchOptions): Promise<string> {
  const commit = (await runChild('git', ['describe', '--always', '--dirty'], {quiet: true})).output;
  const words = [
    ...(growth ? ['--growth'] : []),
    ...tasks.map(({file, k}) => `${basename(file)}=${k}`)
  ];
  return `Measured by \`npm run bench -- ${words.join(' ')}\` on ${today()} at commit ${commit.trim()}, ${machine()}`;
}

async function benchGrowth(tasks: readonly Task[], options: BenchOptions): Promise<string[]> {
  const from = await provenance(tasks, options);
  const sizes = await Promise.all(tasks.map(({file}) => countPapers(file)));
  const measured = await measureAll(tasks, options, null);
  const sized = measured.map((each, place) => ({...each, papers: sizes[place] ?? 0}));
  return [
    `${from}: medians of ${options.rounds} rounds, each a process of its own from the file to published themes, the map included.`,
    growthTable(sized),
    'What one machine with as much memory as it takes would need, **worked out and not measured** where the column says so: each stage grows by the power of the number of papers by which it grew between the two largest corpora.',
    costTable(sized)
  ];
}

/** What the stages of the last corpus take beside what the machine could do. */
function limitParts(measured: readonly Measured[]): string[] {
  const last = measured.at(-1);
  if (!last) return [];
  const limits = measureLimits();
  const [reads, reckons] = [limits.bytes, limits.multiplyAdds].map((each) =>
    (each / 1e9).toFixed(1)
  );
  return [
    `The stages of ${nameOf(last)} beside the least that this machine could do them in: one core reads ${reads} GB and does ${reckons} billion multiply-adds a second (the kernel that assigns rows to centroids), and ${defaultWorkers()} work at once. Stages overlap, so that one may take less time than its work.`,
    limitTable(last, limits)
  ];
}

async function benchBesidePeer(tasks: readonly Task[], options: BenchOptions): Promise<string[]> {
  const from = await provenance(tasks, options);
  const peer = findPeer(process.env);
  const measured = await measureAll(tasks, options, peer);
  return [
    `${from}, ${peer ? `scikit-learn ${peer.version}` : 'without scikit-learn, which is missing'}: medians of ${options.rounds} rounds, ours and the peer's in turn, each a process of its own from the file to the end.`,
    'Ours reads the file into an empty library, finds and names the themes with all that the dashboard needs, and publishes them; the peer reads the file and clusters (`scripts/eval/peer_sklearn.py`). The ratio of times is that of ours without the map, which the peer does not draw.',
    comparisonTable(measured),
    ...threadsTable(measured),
    'Where our time goes, the map included:',
    stageTable(measured),
    ...limitParts(measured)
  ];
}

async function bench(tasks: readonly Task[], options: BenchOptions): Promise<void> {
  const {growth, write} = options;
  const parts = await (growth ? benchGrowth : benchBesidePeer)(tasks, options);
  const text = parts.join('\n\n');
  process.stdout.write(`${text}\n`);
  if (write) writeBlock(write, {name: growth ? 'growth' : 'pipeline', opening: OPENING}, text);
}

await new Command('npm run bench --')
  .description('Times the way from a file to published themes beside scikit-learn.')
  .argument(
    '<file=k...>',
    'corpora in JSONL (or packed as .gz) with the number of themes',
    readTask
  )
  .option('--rounds <number>', 'rounds of each', wholeNumber(1, 100), 5)
  .option(
    '--growth',
    'how time and memory grow from each corpus (JSONL) to the next, without scikit-learn'
  )
  .option('--single', 'time ours in one thread, too')
  .option('--flame <file.svg>', 'draw where the time of the last corpus goes')
  .option('--write <file>', 'put the tables into a page, in place of the last ones')
  .action(bench)
  .parseAsync();
