import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {normalDistribution} from '../../src/lib/stats/normal-distribution.ts';
import {normalQuantile} from '../../src/lib/stats/normal-quantile.ts';

describe('the normal distribution', () => {
  // scipy 1.17.1: norm.cdf
  it.each([
    [-37, 5.7255712225239266e-300],
    [-20, 2.7536241186061556e-89],
    [-8, 6.22096057427174e-16],
    [-3.5, 0.00023262907903552502],
    [-3, 0.0013498980316300933],
    [-2.9, 0.0018658133003840375],
    [-1.96, 0.024997895148220435],
    [-0.5, 0.3085375387259869],
    [0, 0.5],
    [1, 0.8413447460685429],
    [2.99, 0.9986051127645078],
    [3.01, 0.9986937615512306]
  ])('has below %f the area of scipy to 12 digits', (z, area) => {
    expect(normalDistribution(z) / area).toBeCloseTo(1, 12);
  });

  it('is 0 and 1 at the ends', () => {
    expect([-Infinity, Infinity].map(normalDistribution)).toEqual([0, 1]);
  });
});

describe('the normal quantile', () => {
  // scipy 1.17.1: norm.ppf, in each of the three branches of AS 241
  it.each([
    [1e-300, -37.0470962993612],
    [1e-12, -7.034483825301131],
    [1e-5, -4.264890793922825],
    [0.001, -3.090232306167813],
    [0.07, -1.4757910281791706],
    [0.075, -1.4395314709384563],
    [0.3, -0.5244005127080409],
    [0.8, 0.8416212335729143],
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489004]
  ])('of %f is that of scipy to 14 digits', (probability, z) => {
    expect(normalQuantile(probability) / z).toBeCloseTo(1, 14);
  });

  it('is infinite at the ends and 0 at the median', () => {
    expect([0, 0.5, 1].map(normalQuantile)).toEqual([-Infinity, 0, Infinity]);
  });

  it('is the inverse of the distribution', () => {
    fc.assert(
      fc.property(fc.double({min: 1e-12, max: 1 - 1e-12, noNaN: true}), (probability) => {
        expect(normalDistribution(normalQuantile(probability)) / probability).toBeCloseTo(1, 11);
      })
    );
  });

  it.each([-0.1, 1.1, NaN])('refuses %f, which is no probability', (probability) => {
    expect(() => normalQuantile(probability)).toThrow(`probability is ${probability}`);
  });
});
