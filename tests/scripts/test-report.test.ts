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
  writeFileSync(file, JSON.stringify({numPassedTests, numFailedTests, testResults: []}));
  return countReport(file, code, readVitest);
};

describe('countReport', () => {
  it.each([
    ['all passed', [7, 0, 0], {passed: 7, failed: 0, failures: []}],
    ['some failed', [7, 2, 1], {passed: 7, failed: 2, failures: []}],
    ['none ran', [0, 0, 0], {passed: 0, failed: 1, failures: []}],
    ['a file could not be loaded', [7, 0, 1], {passed: 7, failed: 1, failures: []}]
  ] as const)('counts when %s', (_, [passed, failed, code], expected) =>
    expect(count(passed, failed, code)).toEqual(expected)
  );

  it('counts a failure when there is no report', () =>
    expect(countReport(join(folder, 'missing.json'), 0, readVitest)).toEqual({
      passed: 0,
      failed: 1,
      failures: []
    }));
});

it('names the tests that failed, and the file that could not be loaded', () => {
  const failed = {status: 'failed', fullName: 'themes are named'};
  const passed = {status: 'passed', fullName: 'themes are found'};
  const testResults = [
    {name: 'a.test.ts', status: 'failed', message: '', assertionResults: [failed, passed]},
    {name: 'b.test.ts', status: 'failed', message: 'no server', assertionResults: []},
    {name: 'c.test.ts', status: 'passed', message: '', assertionResults: [passed]}
  ];
  expect(readVitest({numPassedTests: 2, numFailedTests: 1, testResults}).failures).toEqual([
    'a.test.ts: themes are named',
    'b.test.ts: no server'
  ]);
});

it('counts and names a flaky end-to-end test as failed', () => {
  const spec = (title: string, ok: boolean, status: string) => ({title, ok, tests: [{status}]});
  const specs = [
    spec('opens', true, 'expected'),
    spec('closes', false, 'unexpected'),
    spec('waits', true, 'flaky')
  ];
  const suites = [{title: 'door.e2e.ts', suites: [{title: 'a door', specs}]}];
  expect(readPlaywright({stats: {expected: 5, unexpected: 1, flaky: 1}, suites})).toEqual({
    passed: 5,
    failed: 2,
    failures: ['a door: closes', 'a door: waits']
  });
});

it('counts a check that passes or fails as a whole', () =>
  expect([countOne(0), countOne(2)]).toEqual([
    {passed: 1, failed: 0, failures: []},
    {passed: 0, failed: 1, failures: []}
  ]));
