// Times the whole way from a file to published themes beside scikit-learn: npm run bench -- FILE.jsonl=K …
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {Command} from 'commander';
import {defaultWorkers} from '../../../src/lib/engine/open-executor.ts';
import {run as runChild} from '../../children.mjs';
import {wholeNumber} from '../../commands/options.ts';
import {findPeer, PEER_PROGRAM, type Peer} from '../../eval/peer.ts';
import {run, type Run} from '../../eval/run.ts';
import {median} from '../../eval/score.ts';
import {markdownTable} from '../../eval/table.ts';
import {machine, today} from '../../machine.ts';
import {writeBlock} from '../../marked-block.ts';
import {OPENING} from '../opening.ts';
import {drawFlame, type CpuProfile} from './flame.ts';

/** A corpus and the number of themes that both are to find. */
interface Task {
  readonly file: string;
  readonly k: number;
}

/** The runs of one corpus, ours, those of a single thread and the peer's in turn. */
interface Measured extends Task {
  readonly ours: readonly Run[];
  readonly single: readonly Run[];
  readonly peer: readonly Run[];
}

interface BenchOptions {
  readonly rounds: number;
  readonly write?: string;
  readonly single?: boolean;
  readonly flame?: string;
}

const OURS = ['scripts/run-typescript.mjs', 'scripts/bench/pipeline/publish-corpus.ts'];
const BYTES_PER_MB = 1e6;

/** What the time and memory of a corpus may be of the peer's. */
const TARGETS: Readonly<Record<string, {seconds: number; memory: number}>> = {
  'daily-papers-2026-04-01-to-05-28': {seconds: 1 / 3, memory: 1},
  'arxiv-2025-16-fields': {seconds: 1 / 4, memory: 1 / 1.5},
  'arxiv-2025-38k': {seconds: 1 / 6, memory: 1 / 3}
};

function readTask(text: string, before: readonly Task[] = []): Task[] {
  const [, file = '', k = ''] = /^(.+)=(\d+)$/.exec(text) ?? [];
  if (file === '') throw new Error(`"${text}" names no corpus, expected FILE.jsonl=K`);
  return [...before, {file, k: wholeNumber(2, 500)(k)}];
}

const nameOf = ({file}: Task): string => basename(file).replace(/\.jsonl(?:\.gz)?$/, '');

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
  {rounds, single}: BenchOptions,
  peer: Peer | null
): Promise<Measured> {
  const [ours, alone, theirs]: [Run[], Run[], Run[]] = [[], [], []];
  // In turn, so that whatever else the machine does slows both alike.
  for (let seed = 1; seed <= rounds; seed++) {
    process.stderr.write(`${nameOf(task)}: round ${seed} of ${rounds}\n`);
    ours.push(await runOurs(task));
    if (single) alone.push(await runOurs(task, '1'));
    const words = [PEER_PROGRAM, task.file, String(task.k), String(seed)];
    if (peer) theirs.push(await run(peer.python, words));
  }
  return {...task, ours, single: alone, peer: theirs};
}

const secondsOf = (runs: readonly Run[]): number => median(runs.map(({seconds}) => seconds));
const peakOf = (runs: readonly Run[]): number => Math.max(...runs.map(({peakBytes}) => peakBytes));
const ratio = (ours: number, peer: number): string =>
  Number.isFinite(ours / peer) ? (ours / peer).toFixed(2) : '–';

function comparisonTable(measured: readonly Measured[]): string {
  return markdownTable(
    ['corpus', 'k', 'seconds', 'peer', 'ratio', 'at most', 'peak MB', 'peer', 'ratio', 'at most'],
    measured.map((each) => {
      const {ours, peer, k} = each;
      const target = TARGETS[nameOf(each)];
      return [
        nameOf(each),
        String(k),
        secondsOf(ours).toFixed(2),
        peer.length > 0 ? secondsOf(peer).toFixed(2) : '–',
        ratio(secondsOf(ours), peer.length > 0 ? secondsOf(peer) : NaN),
        target?.seconds.toFixed(2) ?? '–',
        (peakOf(ours) / BYTES_PER_MB).toFixed(0),
        peer.length > 0 ? (peakOf(peer) / BYTES_PER_MB).toFixed(0) : '–',
        ratio(peakOf(ours), peer.length > 0 ? peakOf(peer) : NaN),
        target?.memory.toFixed(2) ?? '–'
      ];
    })
  );
}

function stageTable(measured: readonly Measured[]): string {
  const stages = [...new Set(measured.flatMap(({ours}) => Object.keys(ours[0]?.stages ?? {})))];
  return markdownTable(
    ['stage, seconds', ...measured.map(nameOf)],
    stages.map((stage) => [
      stage,
      ...measured.map(({ours}) => median(ours.map(({stages: each}) => each[stage] ?? 0)).toFixed(2))
    ])
  );
}

/** What a second thread brings, where a single one was timed as well. */
function threadsTable(measured: readonly Measured[]): string[] {
  if (measured.some(({single}) => single.length === 0)) return [];
  const rows = measured.map((each) => {
    const [one, all] = [secondsOf(each.single), secondsOf(each.ours)];
    return [nameOf(each), one.toFixed(2), all.toFixed(2), `${ratio(one, all)} ×`];
  });
  const heads = ['corpus', 'one thread, s', `${defaultWorkers()} workers, s`, 'faster'];
  return ['With `--workers 1`, every step in one thread:', markdownTable(heads, rows)];
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

async function bench(tasks: readonly Task[], options: BenchOptions) {
  const {rounds, write, flame} = options;
  const peer = findPeer(process.env);
  const folder = mkdtempSync(join(tmpdir(), 'themestream-bench-'));
  const measured: Measured[] = [];
  try {
    for (const task of tasks) measured.push(await measure(unpacked(task, folder), options, peer));
    const last = tasks.at(-1);
    if (flame && last) await drawTime(unpacked(last, folder), flame);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
  const commit = (await runChild('git', ['describe', '--always', '--dirty'], {quiet: true})).output;
  const words = tasks.map(({file, k}) => `${basename(file)}=${k}`).join(' ');
  const text = [
    `Measured by \`npm run bench -- ${words}\` on ${today()} at commit ${commit.trim()}, ${machine()}, ${peer ? `scikit-learn ${peer.version}` : 'without scikit-learn, which is missing'}: medians of ${rounds} rounds, ours and the peer's in turn, each a process of its own from the file to the end.`,
    'Ours reads the file into an empty library, finds and names the themes with all that the dashboard needs, and publishes them; the peer reads the file and clusters (`scripts/eval/peer_sklearn.py`).',
    comparisonTable(measured),
    ...threadsTable(measured),
    'Where our time goes:',
    stageTable(measured)
  ].join('\n\n');
  process.stdout.write(`${text}\n`);
  if (write) writeBlock(write, {name: 'pipeline', opening: OPENING}, text);
}

await new Command('npm run bench --')
  .description('Times the way from a file to published themes beside scikit-learn.')
  .argument(
    '<file=k...>',
    'corpora in JSONL (or packed as .gz) with the number of themes',
    readTask
  )
  .option('--rounds <number>', 'rounds of each', wholeNumber(1, 100), 5)
  .option('--single', 'time ours in one thread, too')
  .option('--flame <file.svg>', 'draw where the time of the last corpus goes')
  .option('--write <file>', 'put the tables into a page, in place of the last ones')
  .action(bench)
  .parseAsync();
