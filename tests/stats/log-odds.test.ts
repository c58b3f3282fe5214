import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {weightedLogOdds, type TermChange} from '../../src/lib/stats/log-odds.ts';

const counts = (entries: Record<string, number>) => new Map(Object.entries(entries));
const uniform = (terms: readonly string[]) => new Map(terms.map((term) => [term, 1]));
const zOf = (changes: readonly TermChange[], term: string) =>
  changes.find((change) => change.term === term)?.z ?? NaN;

const anyCounts = fc
  .dictionary(fc.constantFrom('graph', 'agent', 'video', 'speech'), fc.nat(30))
  .map(counts);

describe('the weighted log-odds of terms', () => {
  it('are those of the worked example of the Python package fightin-words', () => {
    const fox = counts({the: 2, quick: 1, brown: 1, fox: 1, jumps: 1, over: 1, lazy: 1, pig: 1});
    const donkey = counts({
      ...{the: 2, lazy: 1, purple: 1, pig: 1, jumps: 1, over: 1, lazier: 1, donkey: 1}
    });
    const background = uniform([...new Set([...fox.keys(), ...donkey.keys()])]);
    const changes = weightedLogOdds(fox, donkey, {background, strength: 0.05 * 11});
    const alike = ['jumps', 'lazy', 'over', 'pig', 'the'];
    for (const term of alike) expect(zOf(changes, term)).toBeCloseTo(0, 12);
    for (const term of ['donkey', 'lazier', 'purple'])
      expect(zOf(changes, term)).toBeCloseTo(0.6894227886807968, 12);
    for (const term of ['brown', 'fox', 'quick'])
      expect(zOf(changes, term)).toBeCloseTo(-0.6894227886807968, 12);
  });

  it('take both sides for the prior by default, as worked out by hand', () => {
    // Prior 2 and 2: odds 3/5 before, 5/3 after; variance 1/3 + 1/5.
    const changes = weightedLogOdds(counts({a: 1, b: 3}), counts({a: 3, b: 1}), {strength: 4});
    expect(changes.map(({term, before, after}) => [term, before, after])).toEqual([
      ['a', 1, 3],
      ['b', 3, 1]
    ]);
    expect(changes[0]?.logOdds).toBeCloseTo(Math.log(25 / 9), 12);
    expect(changes[0]?.z).toBeCloseTo(Math.log(25 / 9) / Math.sqrt(8 / 15), 12);
  });

  it('make less of terms that the background knows well', () => {
    const [before, after] = [counts({a: 1, b: 1, c: 8}), counts({a: 5, b: 5, c: 8})];
    const background = counts({a: 90, b: 10, c: 100});
    const changes = weightedLogOdds(before, after, {background, strength: 20});
    expect(changes.map(({term}) => term)).toEqual(['b', 'a', 'c']);
  });

  it('shrink with the strength of the prior', () => {
    const sides = [counts({a: 1, b: 30}), counts({a: 9, b: 30})] as const;
    const strengths = [1, 500, 5000];
    const z = strengths.map((strength) => zOf(weightedLogOdds(...sides, {strength}), 'a'));
    expect(z[0]).toBeGreaterThan(z[1] ?? NaN);
    expect(z[1]).toBeGreaterThan(z[2] ?? NaN);
    expect(zOf(weightedLogOdds(...sides), 'a')).toBe(z[1]);
  });

  it('of some terms are those that they have among all, when the counts of all are told', () => {
    const [before, after] = [counts({a: 1, b: 3, c: 2}), counts({a: 3, b: 1, c: 9})];
    const some = weightedLogOdds(counts({a: 1}), counts({a: 3}), {
      totals: {before: 6, after: 13},
      strength: 4
    });
    const all = weightedLogOdds(before, after, {strength: 4});
    expect(some).toEqual(all.filter(({term}) => term === 'a'));
    const alone = {totals: {before: 1, after: 3}};
    expect(weightedLogOdds(counts({a: 1}), counts({a: 3}), alone)).toEqual([]);
  });

  it('are none for fewer than two terms, and take "constructor" for a term', () => {
    expect(weightedLogOdds(new Map(), new Map())).toEqual([]);
    expect(weightedLogOdds(counts({a: 3}), counts({a: 9}))).toEqual([]);
    const changes = weightedLogOdds(counts({a: 3, constructor: 1}), counts({a: 3, constructor: 9}));
    expect(changes[0]?.term).toBe('constructor');
  });

  it('leave terms of one score in the order of the alphabet', () => {
    const changes = weightedLogOdds(counts({c: 2, a: 2, b: 2}), counts({b: 2, c: 2, a: 2}));
    expect(changes.map(({term}) => term)).toEqual(['a', 'b', 'c']);
  });

  it('change sign when the sides are swapped', () => {
    const background = uniform(['graph', 'agent', 'video', 'speech']);
    fc.assert(
      fc.property(anyCounts, anyCounts, (before, after) => {
        const back = weightedLogOdds(after, before, {background});
        for (const {term, z} of weightedLogOdds(before, after, {background})) {
          expect(zOf(back, term)).toBeCloseTo(-z, 9);
        }
      })
    );
  });

  it('are 0 when both sides use the terms alike', () => {
    fc.assert(
      fc.property(anyCounts, (side) => {
        fc.pre([...side.values()].every((count) => count > 0));
        for (const {z} of weightedLogOdds(side, side)) expect(z).toBeCloseTo(0, 9);
      })
    );
  });

  it('refuse a term that the background lacks, and a prior without strength', () => {
    const side = counts({a: 1, b: 2});
    expect(() => weightedLogOdds(side, side, {background: counts({a: 1})})).toThrow(
      'background count of term "b" is 0, expected above 0'
    );
    expect(() => weightedLogOdds(side, side, {strength: 0})).toThrow('strength is 0');
  });
});
