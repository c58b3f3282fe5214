import {spawnSync} from 'node:child_process';
import {basename} from 'node:path';
import {Command, CommanderError} from 'commander';
import {wholeNumber} from '../commands/options.ts';
import {Progress} from '../commands/progress.ts';
import {CorpusError, readCorpus} from '../eval/corpus.ts';
import {machine, today} from '../machine.ts';
import {writeBlock} from '../marked-block.ts';
import {EXPECTATIONS, judgeExpectation, type Expectation, type Outcome} from './expectations.ts';
import {falseAlarms, judgeReplays} from './judge.ts';
import {replayWeeks} from './replay.ts';
import {backtestTables, type Finding} from './report.ts';

interface Options {
  readonly k?: number;
  readonly history: number;
  readonly every: number;
  readonly horizon: number;
  readonly shuffles: number;
  readonly expectRise: readonly string[];
  readonly expectFlat: readonly string[];
  readonly write?: string;
}

const collect = (value: string, before: readonly string[]): string[] => [...before, value];

function expectationsFor(corpus: string, {expectRise, expectFlat}: Options): Expectation[] {
  const asked = (course: 'rise' | 'flat') => (term: string) => ({corpus, term, course, since: ''});
  return [
    ...EXPECTATIONS.filter((known) => known.corpus === corpus),
    ...expectRise.map(asked('rise')),
    ...expectFlat.map(asked('flat'))
  ];
}

function explain({history, every, horizon, shuffles}: Options): string {
  return (
    `At the end of every ${every} weeks, counted back from the last, once ${history} are known, the themes are found anew in the papers known by then alone, with default settings but for k. ` +
    `A theme that is called rising kept rising when its share in the ${horizon} weeks that followed lay above its level before, in the up to 26 weeks before the last four known; papers before and after are put to the nearest theme by the same rule, no paper counting in the mean that it is compared with. ` +
    `Any theme: the same of all themes of these replays, the base rate. False alarms: the share of themes called rising when the dates are dealt out anew among the papers known, ${shuffles} times for each replay. In brackets 95 % intervals (Wilson), as if replays were independent. ` +
    'The theme of a term is the one of which most papers for its size hold it: a tenth of them at least, or a third of all papers that hold it.'
  );
}

function provenance(files: readonly string[], {k, ...options}: Options): string {
  const {status, stdout} = spawnSync('git', ['describe', '--always', '--dirty', '--exclude=*'], {
    encoding: 'utf8'
  });
  const commit = status === 0 ? stdout.trim() : 'unknown';
  const numbers = (['history', 'every', 'horizon', 'shuffles'] as const).map(
    (name) => `--${name} ${options[name]}`
  );
  const terms = [
    ...options.expectRise.map((term) => `--expect-rise "${term}"`),
    ...options.expectFlat.map((term) => `--expect-flat "${term}"`)
  ];
  const words = [...files.map((file) => basename(file)), ...(k ? [`--k ${k}`] : []), ...numbers];
  const command = ['npm run backtest --', ...words, ...terms].join(' ');
  return `Measured on ${today()} at commit ${commit}, ${machine()}, by\n\n\`\`\`sh\n${command}\n\`\`\``;
}

async function replayFile(
  file: string,
  options: Options
): Promise<{finding: Finding; outcomes: Outcome[]}> {
  const {name, papers} = readCorpus(file);
  const k = options.k ?? null;
  const progress = new Progress();
  const replays = await replayWeeks(papers, {
    ...options,
    k,
    onProgress: (done, all) => {
      progress.update(`${name}: replays`, done, all);
    }
  }).finally(() => {
    progress.finish();
  });
  if (replays.length === 0) {
    throw new CorpusError(`${file}: has too few weeks, expected at least ${options.history}`);
  }
  return {
    finding: {
      corpus: name,
      k,
      replays: replays.length,
      ...judgeReplays(replays, options.horizon),
      falseAlarms: falseAlarms(replays, {shuffles: options.shuffles})
    },
    outcomes: expectationsFor(name, options).map((each) => judgeExpectation(each, replays))
  };
}

async function backtest(files: readonly string[], options: Options): Promise<void> {
  const made = provenance(files, options);
  const found: Awaited<ReturnType<typeof replayFile>>[] = [];
  for (const file of files) found.push(await replayFile(file, options));
  const tables = backtestTables(
    found.map(({finding}) => finding),
    found.flatMap(({outcomes}) => outcomes)
  );
  process.stdout.write(`${tables}\n`);
  if (options.write === undefined) return;
  const mark = {name: 'backtest', opening: '# Quality of the themes\n\n## Rising\n'};
  writeBlock(options.write, mark, [made, explain(options), tables].join('\n\n'));
}

const program = new Command('npm run backtest --')
  .description(
    'Replays the weeks of corpora: how often themes called rising kept rising, and how often chance alone is called so.'
  )
  .argument('<file...>', 'corpora in JSONL')
  .option('--k <number>', 'number of themes (default: chosen anew each time)', wholeNumber(2, 500))
  .option(
    '--history <number>',
    'weeks known at the first replay, at least',
    wholeNumber(6, 520),
    14
  )
  .option('--every <number>', 'weeks between replays', wholeNumber(1, 52), 4)
  .option('--horizon <number>', 'weeks that follow', wholeNumber(1, 52), 4)
  .option('--shuffles <number>', 'deals of the dates for each replay', wholeNumber(1, 10_000), 40)
  .option('--expect-rise <term>', 'the theme of this term is to rise (repeatable)', collect, [])
  .option('--expect-flat <term>', 'the theme of this term is never to rise', collect, [])
  .option('--write <file>', 'put the tables into a page, in place of the last ones')
  .showHelpAfterError('Add --help to see how it is used.')
  .exitOverride()
  .action(backtest);

try {
  await program.parseAsync();
} catch (error) {
  const usage = error instanceof CommanderError || error instanceof CorpusError;
  if (!(error instanceof CommanderError))
    process.stderr.write(`backtest: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : usage ? 2 : 1;
}
