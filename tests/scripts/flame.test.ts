import {expect, it} from 'vitest';
import {drawFlame, type CpuProfile} from '../../scripts/bench/pipeline/flame.ts';

const node = (id: number, functionName: string, children: readonly number[] = []) => ({
  ...{id, children},
  callFrame: {functionName, url: ''}
});

it('draws each function as wide as its time, callers above, without waiting', () => {
  const profile: CpuProfile = {
    nodes: [
      node(1, '(root)', [2, 5]),
      node(2, 'analyse', [3, 4]),
      node(3, 'read<T>'),
      node(4, 'wasm-function[8]'),
      node(5, '(idle)')
    ],
    samples: [3, 4, 2, 5],
    timeDeltas: [1_000_000, 2_000_000, 1_000_000, 9_000_000]
  };
  const frames = [...drawFlame(profile).matchAll(/<title>([^<]*)<\/title><rect ([^>]*?) fill/g)];
  expect(frames.map(([, title]) => title)).toEqual([
    '(root): 4.00 s, 100.0 %',
    'analyse: 4.00 s, 100.0 %',
    'read&lt;T&gt;: 1.00 s, 25.0 %',
    'wasm-function[8]: 2.00 s, 50.0 %'
  ]);
  expect(frames.map(([, , box]) => box)).toEqual([
    'x="0.0" y="0" width="1200.0" height="17"',
    'x="0.0" y="18" width="1200.0" height="17"',
    'x="0.0" y="36" width="300.0" height="17"',
    'x="300.0" y="36" width="600.0" height="17"'
  ]);
});
