import {describe, expect, it} from 'vitest';
import {describeCount, describePace} from '../../scripts/commands/pace.ts';

describe('the pace of a job', () => {
  it.each([
    [0, 1, 5, ''],
    [0, 100, 5, '0 of 100'],
    [10, 100, 1.9, '10 of 100'],
    [64, 1492, 2, '64 of 1492, 32 a second, 45 s left'],
    [10, 100, 4, '10 of 100, 2.5 a second, 36 s left'],
    [100, 10_000, 10, '100 of 10000, 10 a second, 17 min left'],
    [100, 100, 10, '100 of 100']
  ])('%i of %i after %d s is "%s"', (done, all, seconds, text) =>
    expect(describePace(done, all, seconds)).toBe(text)
  );
});

it('is told of a job of unknown length too', () =>
  expect(describeCount(20_480, 1.5)).toBe('20480 records, 13653 a second'));
