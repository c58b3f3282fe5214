import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {countOne, countReport, readPlaywright, readVitest} from '../../scripts/test-report.mjs';

const folder = mkdtempSync(join(tmpdir(), 'themestream-report-'));
const file = join(folder, 'report.json');
afterAll(() => {
  rmSync(folder, {recursive: true});
});

const count = (numPassedTests: number, numFailedTests: number, code: number) => {
  writeFileSync(file, JSON.stringify({numPassedTests, numFailedTests}));
  return countReport(file, code, readVitest);
};

describe('countReport', () => {
  it.each([
    ['all passed', [7, 0, 0], {passed: 7, failed: 0}],
    ['some failed', [7, 2, 1], {passed: 7, failed: 2}],
    ['none ran', [0, 0, 0], {passed: 0, failed: 1}],
    ['a file could not be loaded', [7, 0, 1], {passed: 7, failed: 1}]
  ] as const)('counts when %s', (_, [passed, failed, code], expected) =>
    expect(count(passed, failed, code)).toEqual(expected)
  );

  it('counts a failure when there is no report', () =>
    expect(countReport(join(folder, 'missing.json'), 0, readVitest)).toEqual({
      passed: 0,
      failed: 1
    }));
});

it('counts a flaky end-to-end test as failed', () =>
  expect(readPlaywright({stats: {expected: 5, unexpected: 1, flaky: 1}})).toEqual({
    passed: 5,
    failed: 2
  }));

it('counts a check that passes or fails as a whole', () =>
  expect([countOne(0), countOne(2)]).toEqual([
    {passed: 1, failed: 0},
    {passed: 0, failed: 1}
  ]));
