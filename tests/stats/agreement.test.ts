import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
  adjustedMutualInformation,
  adjustedRandIndex,
  vMeasure
} from '../../src/lib/stats/agreement.ts';

const labelling = fc.array(fc.integer({min: 0, max: 4}), {minLength: 2, maxLength: 30});

describe('agreement of two labellings', () => {
  it('has the adjusted Rand index of the worked example of Hubert and Arabie in scikit-learn', () => {
    expect(adjustedRandIndex([0, 0, 1, 2], [0, 0, 1, 1])).toBeCloseTo(0.571428, 5);
    expect(adjustedRandIndex([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12);
  });

  it('has the adjusted mutual information and V-measure of scikit-learn 1.2.1', () => {
    const truth = [0, 0, 0, 1, 1, 1, 2, 2, 2];
    const found = [0, 0, 1, 1, 1, 1, 2, 2, 0];
    expect(adjustedMutualInformation(truth, found)).toBeCloseTo(0.40867050972, 9);
    const {homogeneity, completeness, vMeasure: both} = vMeasure(truth, found);
    expect([homogeneity, completeness, both].map((value) => value.toFixed(9))).toEqual([
      '0.579380164',
      '0.600000000',
      '0.589509827'
    ]);
  });

  it('is 1 for the same partition under other names, whatever it is', () => {
    fc.assert(
      fc.property(labelling, (labels) => {
        const renamed = labels.map((label) => `theme ${7 - label}`);
        expect(adjustedRandIndex(labels, renamed)).toBeCloseTo(1, 9);
        expect(adjustedMutualInformation(labels, renamed)).toBeCloseTo(1, 9);
        expect(vMeasure(labels, renamed).vMeasure).toBeCloseTo(1, 9);
      })
    );
  });

  it('does not depend on which labelling comes first', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(3)), {minLength: 2}), (pairs) => {
        const [a, b] = [pairs.map(([left]) => left), pairs.map(([, right]) => right)];
        expect(adjustedRandIndex(a, b)).toBeCloseTo(adjustedRandIndex(b, a), 9);
        expect(adjustedMutualInformation(a, b)).toBeCloseTo(adjustedMutualInformation(b, a), 9);
      })
    );
  });

  it('refuses labellings of unequal length', () => {
    expect(() => adjustedRandIndex([1], [1, 2])).toThrow('1 and 2 items, expected equally many');
  });
});
