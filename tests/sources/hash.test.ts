import {expect, it} from 'vitest';
import {hashText} from '../../src/lib/sources/hash.ts';

it('gives the 64 bits that cyrb53 is cut from', () =>
  expect(['a', 'b'].map(hashText)).toEqual(['501c2ba782c97901', '459eda5bc254d2bf']));

it('keeps leading zeros', () => {
  const hashes = Array.from({length: 2_000}, (_, index) => hashText(String(index)));
  expect(hashes.filter((hash) => !/^[\da-f]{16}$/.test(hash))).toEqual([]);
  expect(new Set(hashes).size).toBe(2_000);
});
