// Counts of passed and failed tests from the reports of the test runners.
import {readFileSync} from 'node:fs';
import {messageOf} from './children.mjs';

/**
 * How many passed and failed, and the names of those that failed.
 * @typedef {{passed: number, failed: number, failures: readonly string[]}} Count
 */

/**
 * A check that passes or fails as a whole.
 * @param {number} code
 * @returns {Count}
 */
export const countOne = (code) => ({
  passed: code === 0 ? 1 : 0,
  failed: code === 0 ? 0 : 1,
  failures: []
});

/**
 * @typedef {{status: string, fullName: string}} VitestTest
 * @typedef {{name: string, status: string, message: string, assertionResults: readonly VitestTest[]}} VitestFile
 */

/**
 * The failed tests of a file; its message when it failed without any, as one that cannot be loaded does.
 * @param {VitestFile} file
 */
function vitestFailures({name, status, message, assertionResults}) {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length > 0) return failed.map(({fullName}) => `${name}: ${fullName}`);
  return status === 'failed' ? [`${name}: ${message}`] : [];
}

/**
 * @param {{numPassedTests: number, numFailedTests: number, testResults: readonly VitestFile[]}} report of vitest
 * @returns {Count}
 */
export const readVitest = ({numPassedTests, numFailedTests, testResults}) => ({
  passed: numPassedTests,
  failed: numFailedTests,
  failures: testResults.flatMap(vitestFailures)
});

/**
 * @typedef {object} PlaywrightSuite
 * @property {readonly {title: string, ok: boolean, tests: readonly {status: string}[]}[]} [specs]
 * @property {string} title
 * @property {readonly PlaywrightSuite[]} [suites]
 */

/**
 * @param {PlaywrightSuite} suite
 * @returns {readonly string[]}
 */
const playwrightFailures = ({title, specs = [], suites = []}) => [
  ...specs
    .filter(({ok, tests}) => !ok || tests.some(({status}) => status === 'flaky'))
    .map((spec) => `${title}: ${spec.title}`),
  ...suites.flatMap(playwrightFailures)
];

/**
 * @param {{stats: {expected: number, unexpected: number, flaky: number}, suites: readonly PlaywrightSuite[]}} report
 * of Playwright
 * @returns {Count}
 */
export const readPlaywright = ({stats, suites}) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
  failures: suites.flatMap(playwrightFailures)
});

/**
 * The counts of a report. No test at all is a failure, and so is an exit code that no failed test explains.
 * @template T
 * @param {string} file
 * @param {number} code
 * @param {(report: T) => Count} read
 */
export function countReport(file, code, read) {
  let count = countOne(1);
  try {
    count = read(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    process.stderr.write(`the test runner left no report: ${messageOf(error)}\n`);
  }
  const isUnexplained = count.failed === 0 && (code !== 0 || count.passed === 0);
  return isUnexplained ? {...count, failed: 1} : count;
}
