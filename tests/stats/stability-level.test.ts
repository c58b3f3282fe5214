import {expect, it} from 'vitest';
import {stabilityLevel} from '../../src/lib/stats/stability-level.ts';

it('calls a cluster firm from 0.75 on, fair from 0.6 on and weak below', () =>
  expect([1, 0.75, 0.74, 0.6, 0.59, 0].map(stabilityLevel)).toEqual([
    'firm',
    'firm',
    'fair',
    'fair',
    'weak',
    'weak'
  ]));
