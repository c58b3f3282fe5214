// Counts of passed and failed tests from the reports of the test runners.
import {readFileSync} from 'node:fs';
import {messageOf} from './children.mjs';

/** @typedef {{passed: number, failed: number}} Count */

/**
 * A check that passes or fails as a whole.
 * @param {number} code
 * @returns {Count}
 */
export const countOne = (code) => ({passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1});

/**
 * @param {{numPassedTests: number, numFailedTests: number}} report of vitest
 * @returns {Count}
 */
export const readVitest = ({numPassedTests, numFailedTests}) => ({
  passed: numPassedTests,
  failed: numFailedTests
});

/**
 * @param {{stats: {expected: number, unexpected: number, flaky: number}}} report of Playwright
 * @returns {Count}
 */
export const readPlaywright = ({stats}) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky
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
