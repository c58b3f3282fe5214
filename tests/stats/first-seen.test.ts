import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {firstSeen} from '../../src/lib/stats/first-seen.ts';

describe('the week in which a theme was first seen', () => {
  it('is none without weeks or without enough papers', () => {
    expect(firstSeen([])).toBeNull();
    expect(firstSeen([0, 1, 1, 0, 0])).toBeNull();
  });

  it('is the week of the first of three papers within four weeks', () => {
    expect(firstSeen([0, 1, 0, 1, 1, 5])).toBe(1);
  });

  it('is not that of a stray early paper', () => {
    expect(firstSeen([1, 0, 0, 0, 0, 0, 2, 1, 4])).toBe(6);
  });

  it('takes another support and another window', () => {
    expect(firstSeen([1, 0, 0, 2, 3], {support: 1})).toBe(0);
    expect(firstSeen([1, 0, 0, 2, 3], {support: 5})).toBe(3);
    expect(firstSeen([1, 0, 0, 2, 3], {window: 2})).toBe(3);
  });

  it('does not change when weeks are added at the end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3)), fc.array(fc.nat(3)), (weeks, later) => {
        const seen = firstSeen(weeks);
        fc.pre(seen !== null);
        expect(firstSeen([...weeks, ...later])).toBe(seen);
      })
    );
  });
});
