// Measures the dashboard on an analysis of any size: npm run bench:web -- HOME
import {loadavg} from 'node:os';
import {Command} from 'commander';
import {markdownTable} from '../../eval/table.ts';
import {wholeNumber} from '../../commands/options.ts';
import {machine, today} from '../../machine.ts';
import {writeBlock} from '../../marked-block.ts';
import {run} from '../../children.mjs';
import {ensureBuilt} from '../../dashboard-build.mjs';
import {homeAt} from '../../../src/lib/server/home.ts';
import {withAnalysis} from '../../../src/lib/server/open.ts';
import {paperList} from '../../../src/lib/server/queries/paper-list.ts';
import {runFacts} from '../../../src/lib/server/queries/run-facts.ts';
import {runQuery} from '../../../src/lib/server/query.ts';
import {paperPath} from '../../../src/lib/view/link.ts';
import {OPENING} from '../opening.ts';
import {measureAnswer, PATHS, type Answer, WARM_UP} from './answers.ts';
import {quantile} from './quantiles.ts';
import {whileServed} from './served.ts';
import {measureViews, type View} from './views.ts';

/** What issue and readers ask for, in milliseconds and bytes. */
const TARGETS = {median: 100, p95: 250, usable: 1500, interaction: 100, script: 120_000} as const;
const FIRST_PAGE = '/';

const milliseconds = (value: number): string => value.toFixed(value < 10 ? 1 : 0);
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(0);

function answerTable(answers: readonly Answer[]): string {
  return markdownTable(
    ['page', 'median ms', '95 % ms', 'processor ms', 'kB sent'],
    answers.map(({path, status, median, p95, processor, bytes}) =>
      status === 200
        ? [path, milliseconds(median), milliseconds(p95), milliseconds(processor), kilobytes(bytes)]
        : [path, `status ${status}`, '–', '–', '–']
    )
  );
}

function viewTable(views: readonly View[]): string {
  return markdownTable(
    ['page', 'usable ms', 'interaction ms', 'script kB, gzipped'],
    views.map(({path, usable, interaction, script}) => [
      path,
      milliseconds(usable),
      milliseconds(interaction),
      kilobytes(script)
    ])
  );
}

function targetTable(answers: readonly Answer[], views: readonly View[]): string {
  const served = answers.filter((answer) => answer.status === 200 && !isDownload(answer));
  const first = views.find(({path}) => path === FIRST_PAGE);
  const slowest = (of: (answer: Answer) => number) => quantile(served.map(of), 1);
  const rows: [string, number, number, (value: number) => string][] = [
    ['slowest page, median, ms', TARGETS.median, slowest(({median}) => median), milliseconds],
    ['slowest page, 95 %, ms', TARGETS.p95, slowest(({p95}) => p95), milliseconds],
    ['first view usable, ms', TARGETS.usable, first?.usable ?? NaN, milliseconds],
    [
      'slowest interaction, ms',
      TARGETS.interaction,
      quantile(
        views.map(({interaction}) => interaction),
        1
      ),
      milliseconds
    ],
    ['script of the first page, kB gzipped', TARGETS.script, first?.script ?? NaN, kilobytes]
  ];
  return markdownTable(
    ['target', 'at most', 'reached', 'verdict'],
    rows.map(([name, most, reached, format]) => [
      name,
      format(most),
      format(reached),
      reached <= most ? 'met' : 'not met'
    ])
  );
}

const ALL = {from: null, to: null, themes: []};

/** How much the analysis holds, and the page of the paper with most votes. */
async function describe(home: string): Promise<{size: string; paper: string}> {
  const {facts, paper} = await withAnalysis(async (connection) => {
    const [found] = await runQuery(connection, runFacts, {});
    const first = {...ALL, sort: 'votes', limit: 1, offset: 0};
    const [voted] = await runQuery(connection, paperList, first);
    return {facts: found, paper: voted};
  }, homeAt(home));
  if (!facts || !paper) throw new Error(`${home} holds an analysis that tells of no paper`);
  return {
    size: `${facts.papers} papers in ${facts.themes} themes over ${facts.weeks} weeks`,
    paper: paperPath(paper.paper_id)
  };
}

const isDownload = ({path}: Answer): boolean => path.includes('.csv');

async function measure(home: string, {times, write}: {times: number; write?: string}) {
  await ensureBuilt();
  const {size, paper} = await describe(home);
  const load = loadavg()[0] ?? NaN;
  const {answers, views} = await whileServed(home, async (address, pid) => {
    const found: Answer[] = [];
    for (const path of [...PATHS, paper])
      found.push(await measureAnswer({address, pid}, path, times));
    const there = found.filter((answer) => answer.status === 200 && !isDownload(answer));
    return {
      answers: found,
      views: await measureViews(
        address,
        there.map(({path}) => path).filter((path) => !path.includes('?'))
      )
    };
  });
  const commit = (await run('git', ['describe', '--always', '--dirty'], {quiet: true})).output;
  const text = [
    `Measured by \`npm run bench:web -- HOME\` on ${today()} at commit ${commit.trim()}, ${machine()}, on ${size}: ${times} requests a page one after the other after ${WARM_UP} to warm up, with a load of ${load.toFixed(1)} by other programs before; in headless Chromium the median of five visits with an empty cache, on the machine that serves.`,
    targetTable(answers, views),
    'The server alone, until the last byte; downloads are measured but have no target. Processor time is that of all threads of the server for one request, which other programs change little:',
    answerTable(answers),
    'In the browser: usable is drawn and free to answer; interaction is the longest time from a key, click or pointer to the next frame, once the page is usable.',
    viewTable(views)
  ].join('\n\n');
  process.stdout.write(`${text}\n`);
  if (write) writeBlock(write, {name: 'web', opening: OPENING}, text);
}

await new Command('npm run bench:web --')
  .description('Measures server and browser on a published analysis.')
  .argument('<home>', 'folder with a published analysis, as in THEMESTREAM_HOME')
  .option('--times <number>', 'requests for each page', wholeNumber(5, 10_000), 40)
  .option('--write <file>', 'put the tables into a page, in place of the last ones')
  .action(measure)
  .parseAsync();
