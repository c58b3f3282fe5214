// Times what new papers cost, by the real commands: npm run bench:refresh -- FILE.jsonl
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {Command} from 'commander';
import {run} from '../../children.mjs';
import {wholeNumber} from '../../commands/options.ts';
import {median} from '../../eval/score.ts';
import {markdownTable} from '../../eval/table.ts';
import {machine, today} from '../../machine.ts';
import {writeBlock} from '../../marked-block.ts';
import {buildPrograms} from '../../programs.mjs';
import {OPENING} from '../opening.ts';
import {timedCommand} from '../timed-command.ts';

interface Options {
  readonly papers: number;
  readonly fresh: number;
  readonly themes: number;
  readonly rounds: number;
  readonly write?: string;
}

/** The most that a step may take, in seconds. */
const TARGETS: Readonly<Record<string, number>> = {refresh: 3};

/** The records of a file, packed or not, as lines. */
function linesOf(file: string): string[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  return text.split('\n').filter((line) => line !== '');
}

/** Two files in a folder: the papers that there are, and those that come. */
function splitCorpus(file: string, folder: string, {papers, fresh}: Options) {
  const lines = linesOf(file);
  if (lines.length < papers + fresh) {
    throw new RangeError(
      `${file} has ${lines.length} records, expected ${papers + fresh}: --papers and --fresh`
    );
  }
  const [old, next] = [join(folder, 'old.jsonl'), join(folder, 'new.jsonl')];
  writeFileSync(old, lines.slice(0, papers).join('\n'));
  writeFileSync(next, lines.slice(papers, papers + fresh).join('\n'));
  return {old, next};
}

/** One round on a copy of the analysed home: seconds of each step, in their order. */
async function measureRound(
  analysed: string,
  home: string,
  {old, next, themes}: {old: string; next: string; themes: number}
) {
  cpSync(analysed, home, {recursive: true});
  const seconds = {
    'analyse, nothing new': await timedCommand(home, 'analyse', '--themes', String(themes)),
    'ingest, nothing new': await timedCommand(home, 'ingest', old),
    'ingest of the new papers': await timedCommand(home, 'ingest', next),
    refresh: await timedCommand(home, 'refresh'),
    'refresh, nothing new': await timedCommand(home, 'refresh')
  };
  rmSync(home, {recursive: true});
  return seconds;
}

async function measure(file: string, folder: string, options: Options) {
  const {themes, rounds} = options;
  const files = splitCorpus(file, folder, options);
  const analysed = join(folder, 'analysed');
  await buildPrograms();
  process.stderr.write(`Analysing ${options.papers} papers …\n`);
  await timedCommand(analysed, 'ingest', files.old);
  const analysis = await timedCommand(analysed, 'analyse', '--themes', String(themes));
  const found: Awaited<ReturnType<typeof measureRound>>[] = [];
  for (let round = 1; round <= rounds; round++) {
    process.stderr.write(`Round ${round} of ${rounds}\n`);
    found.push(await measureRound(analysed, join(folder, 'home'), {...files, themes}));
  }
  return {analysis, found};
}

function stepTable({analysis, found}: Awaited<ReturnType<typeof measure>>): string {
  const steps = Object.keys(found[0] ?? {});
  const rows = steps.map((step) => {
    const seconds = median(found.map((round) => new Map(Object.entries(round)).get(step) ?? NaN));
    const target = TARGETS[step];
    const verdict = target === undefined ? '–' : seconds <= target ? 'met' : 'not met';
    return [step, seconds.toFixed(2), target?.toFixed(2) ?? '–', verdict];
  });
  return markdownTable(
    ['step', 'seconds', 'at most', 'verdict'],
    [['analyse, all papers at once', analysis.toFixed(2), '–', '–'], ...rows]
  );
}

async function bench(file: string, options: Options) {
  const folder = mkdtempSync(join(tmpdir(), 'themestream-bench-'));
  const measured = await measure(file, folder, options).finally(() => {
    rmSync(folder, {recursive: true, force: true});
  });
  const commit = (await run('git', ['describe', '--always', '--dirty'], {quiet: true})).output;
  const {papers, fresh, themes, rounds, write} = options;
  const text = [
    `Measured by \`npm run bench:refresh -- ${basename(file)}\` on ${today()} at commit ${commit.trim()}, ${machine()}: ${fresh} new papers on a library of ${papers} in ${themes} themes. Medians of ${rounds} rounds, each on a copy of the same analysis; every step is the real command from start to end of its process.`,
    stepTable(measured)
  ].join('\n\n');
  process.stdout.write(`${text}\n`);
  if (write) writeBlock(write, {name: 'refresh', opening: OPENING}, text);
}

await new Command('npm run bench:refresh --')
  .description('Times what new papers cost.')
  .argument('<file>', 'a corpus in JSONL (or packed as .gz)')
  .option('--papers <number>', 'papers that are analysed', wholeNumber(20, 10_000_000), 15_000)
  .option('--fresh <number>', 'papers that come then', wholeNumber(1, 1_000_000), 200)
  .option('--themes <number>', 'number of themes', wholeNumber(2, 500), 40)
  .option('--rounds <number>', 'rounds', wholeNumber(1, 100), 5)
  .option('--write <file>', 'put the table into a page, in place of the last one')
  .action(bench)
  .parseAsync();
