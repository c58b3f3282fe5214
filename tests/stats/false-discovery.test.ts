import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {adjustPValues} from '../../src/lib/stats/false-discovery.ts';

const pValues = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {maxLength: 30});

describe('p-values adjusted for the false discovery rate', () => {
  it('reject four hypotheses in the example of Benjamini and Hochberg (1995), as there', () => {
    const published = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
      0.6528, 0.759, 1
    ];
    const adjusted = adjustPValues(published);
    expect(adjusted.filter((p) => p < 0.05)).toHaveLength(4);
    // scipy 1.17.1: false_discovery_control
    expect(adjusted.map((p) => p.toFixed(6))).toEqual([
      '0.001500',
      '0.003000',
      '0.009500',
      '0.035625',
      '0.060300',
      '0.063857',
      '0.063857',
      '0.064500',
      '0.076500',
      '0.486000',
      '0.581182',
      '0.714875',
      '0.753231',
      '0.813214',
      '1.000000'
    ]);
  });

  it('stand in the order given, and are equal where p-values are', () => {
    const adjusted = adjustPValues([0.04, 0.01, 0.03, 0.01, 0.5]);
    expect(adjusted.map((p) => p.toFixed(6))).toEqual([
      '0.050000',
      '0.025000',
      '0.050000',
      '0.025000',
      '0.500000'
    ]);
  });

  it('are none of none, and the same of one', () => {
    expect(adjustPValues([])).toEqual([]);
    expect(adjustPValues([0.03])).toEqual([0.03]);
  });

  it('are never smaller than before, at most 1, and in the same order', () => {
    fc.assert(
      fc.property(pValues, (values) => {
        const pairs = adjustPValues(values).map((adjusted, i) => ({adjusted, p: values[i] ?? 0}));
        pairs.sort((a, b) => a.p - b.p);
        pairs.forEach(({adjusted, p}, i) => {
          expect(adjusted).toBeGreaterThanOrEqual(p);
          expect(adjusted).toBeLessThanOrEqual(1);
          expect(adjusted).toBeGreaterThanOrEqual(pairs[i - 1]?.adjusted ?? 0);
        });
      })
    );
  });

  it.each([-0.01, 1.01, NaN])('refuse %f and say which it is', (wrong) => {
    expect(() => adjustPValues([0.5, wrong])).toThrow(`p-value 2 is ${wrong}, expected 0 to 1`);
  });
});
