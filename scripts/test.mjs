// npm test: sets up what is missing, then runs every check and ends with the line "N passed, N failed".
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {messageOf, run, runCommand, SetupError, toolPath} from './children.mjs';
import {ensureBuilt} from './dashboard-build.mjs';
import {ensureInstalled} from './installation.mjs';
import {countOne, countReport, readPlaywright, readVitest} from './test-report.mjs';

/** @typedef {import('./test-report.mjs').Count} Count */

/**
 * Runs a tool of node_modules and gives its exit code. What a quiet one prints follows when it has ended, in one piece.
 * @param {string} packageName
 * @param {readonly string[]} args
 * @param {{command?: string, env?: NodeJS.ProcessEnv, quiet?: boolean}} [options]
 */
async function tool(packageName, args, {command, env = {}, quiet = false} = {}) {
  const words = [toolPath(packageName, command), ...args];
  const {code, output} = await run(process.execPath, words, {
    env: {...process.env, ...env},
    quiet
  });
  process.stdout.write(output);
  return code;
}

/** Writes the types of the routes, which lint, types and build read. */
async function writeRouteTypes() {
  const code = await tool('@sveltejs/kit', ['sync'], {command: 'svelte-kit', quiet: true});
  if (code !== 0) throw new SetupError(`svelte-kit sync failed with exit code ${code} (above)`);
}

/**
 * A check by one tool.
 * @param {string} packageName
 * @param {readonly string[]} args
 */
const check = async (packageName, args) => countOne(await tool(packageName, args, {quiet: true}));

/** @param {string} reports */
async function unit(reports) {
  const file = join(reports, 'unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return countReport(file, await tool('vitest', ['run', ...reporters]), readVitest);
}

async function build() {
  await ensureBuilt();
  return countOne(0);
}

/** @param {string} reports */
async function e2e(reports) {
  const file = join(reports, 'e2e.json');
  const code = await tool('@playwright/test', ['test', '--reporter=list,json'], {
    command: 'playwright',
    env: {PLAYWRIGHT_JSON_OUTPUT_FILE: file}
  });
  return countReport(file, code, readPlaywright);
}

/** @type {ReadonlyMap<string, (reports: string) => Promise<Count>>} */
const STEPS = new Map([
  ['format', () => check('prettier', ['--check', '.'])],
  ['lint', () => check('eslint', ['--max-warnings', '0', '.'])],
  ['types', () => check('svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings'])],
  ['build', build],
  ['unit', unit],
  ['e2e', e2e]
]);

/** Steps of one thread each: the lanes run side by side, and before all others. */
const LANES = [['lint'], ['format', 'types', 'build']];

const HELP = `usage: npm test [-- --only STEP,STEP…]

Installs what is missing, runs every step and ends with the line "N passed, N failed":
one for each of format, lint, types and build, and one for each test of unit and e2e.

  --only   the steps to run, of ${[...STEPS.keys()].join(', ')}
  --help   show this

The browser of e2e is found by itself; CHROMIUM_PATH names another.
`;

/**
 * @param {string} name
 * @param {string} reports
 */
async function runStep(name, reports) {
  process.stdout.write(`\n── ${name}\n`);
  const began = performance.now();
  let count = countOne(1);
  try {
    count = (await STEPS.get(name)?.(reports)) ?? count;
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(
    `── ${name}: ${count.passed} passed, ${count.failed} failed, ${seconds} s\n`
  );
  return count;
}

/**
 * A line for each failure of a step, to stand last, where a long output is cut off at its beginning.
 * @param {string} step
 * @param {Count} count
 */
const nameFailures = (step, {failures}) =>
  failures.length > 0 ? failures.map((failure) => `${step}: ${failure}`) : [step];

/** @param {readonly string[]} names */
async function runSteps(names) {
  const reports = mkdtempSync(join(tmpdir(), 'themestream-test-'));
  const total = {passed: 0, failed: 0};
  /** @type {string[]} */
  const failures = [];
  const runAll = async (/** @type {readonly string[]} */ chosen) => {
    for (const name of chosen.filter((each) => names.includes(each))) {
      const count = await runStep(name, reports);
      total.passed += count.passed;
      total.failed += count.failed;
      if (count.failed > 0) failures.push(...nameFailures(name, count));
    }
  };
  await writeRouteTypes();
  await Promise.all(LANES.map(runAll));
  await runAll([...STEPS.keys()].filter((name) => !LANES.flat().includes(name)));
  rmSync(reports, {recursive: true, force: true});
  return {...total, failures};
}

function readOptions() {
  try {
    const {values} = parseArgs({options: {only: {type: 'string'}, help: {type: 'boolean'}}});
    const names = values.only?.split(',') ?? [...STEPS.keys()];
    const unknown = names.filter((name) => !STEPS.has(name));
    if (unknown.length > 0) throw new Error(`"${unknown.join(',')}" is no step`);
    return {names, help: values.help};
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n\n${HELP}`);
    return null;
  }
}

async function test() {
  const options = readOptions();
  if (!options) return 2;
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  await ensureInstalled();
  const {passed, failed, failures} = await runSteps(options.names);
  for (const failure of failures) process.stdout.write(`\nfailed: ${failure}\n`);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

await runCommand(test);
