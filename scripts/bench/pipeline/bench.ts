// Times the whole way from a file to published themes beside scikit-learn: npm run bench -- FILE.jsonl=K …
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {Command} from 'commander';
import {run as runChild} from '../../children.mjs';
import {wholeNumber} from '../../commands/options.ts';
import {findPeer, PEER_PROGRAM, type Peer} from '../../eval/peer.ts';
import {run, type Run} from '../../eval/run.ts';
import {median} from '../../eval/score.ts';
import {markdownTable} from '../../eval/table.ts';
import {machine, today} from '../../machine.ts';
import {writeBlock} from '../../marked-block.ts';
import {OPENING} from '../opening.ts';

/** A corpus and the number of themes that both are to find. */
interface Task {
  readonly file: string;
  readonly k: number;
}

/** The runs of one corpus, ours and the peer's in turn. */
interface Measured extends Task {
  readonly ours: readonly Run[];
  readonly peer: readonly Run[];
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

async function measure(task: Task, rounds: number, peer: Peer | null): Promise<Measured> {
  const [ours, theirs]: [Run[], Run[]] = [[], []];
  // In turn, so that whatever else the machine does slows both alike.
  for (let seed = 1; seed <= rounds; seed++) {
    process.stderr.write(`${nameOf(task)}: round ${seed} of ${rounds}\n`);
    ours.push(await run(process.execPath, [...OURS, task.file, String(task.k)]));
    const words = [PEER_PROGRAM, task.file, String(task.k), String(seed)];
    if (peer) theirs.push(await run(peer.python, words));
  }
  return {...task, ours, peer: theirs};
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

async function bench(tasks: readonly Task[], {rounds, write}: {rounds: number; write?: string}) {
  const peer = findPeer(process.env);
  const folder = mkdtempSync(join(tmpdir(), 'themestream-bench-'));
  const measured: Measured[] = [];
  try {
    for (const task of tasks) measured.push(await measure(unpacked(task, folder), rounds, peer));
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
  const commit = (await runChild('git', ['describe', '--always', '--dirty'], {quiet: true})).output;
  const words = tasks.map(({file, k}) => `${basename(file)}=${k}`).join(' ');
  const text = [
    `Measured by \`npm run bench -- ${words}\` on ${today()} at commit ${commit.trim()}, ${machine()}, ${peer ? `scikit-learn ${peer.version}` : 'without scikit-learn, which is missing'}: medians of ${rounds} rounds, ours and the peer's in turn, each a process of its own from the file to the end.`,
    'Ours reads the file into an empty library, finds and names the themes with all that the dashboard needs, and publishes them; the peer reads the file and clusters (`scripts/eval/peer_sklearn.py`).',
    comparisonTable(measured),
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
  .option('--write <file>', 'put the tables into a page, in place of the last ones')
  .action(bench)
  .parseAsync();
