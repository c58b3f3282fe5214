import {expect, it} from 'vitest';
import {ownMemory} from '../../src/lib/engine/own-memory.ts';

it('finds the memory of arrays of numbers wherever they stand in a value, each once', () => {
  const [first, second] = [new Int32Array([1, 2]), new Float64Array(3)];
  const value = {
    ...{none: null, text: 'paper', rows: [1, 2], names: ['a']},
    parts: [{first, again: first}, {deeper: {second}}],
    gaps: [null, {bytes: new Uint8Array(first.buffer)}]
  };
  expect(ownMemory(value)).toEqual(new Set([first.buffer, second.buffer]));
  expect(ownMemory(null)).toEqual(new Set());
});

it('leaves what is shared, and what an array is only a part of', () => {
  const shared = new Int32Array(new SharedArrayBuffer(8));
  const part = new Int32Array(4).subarray(1);
  expect(ownMemory({shared, part})).toEqual(new Set());
});
