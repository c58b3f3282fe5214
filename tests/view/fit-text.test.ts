import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {fitText, textWidth} from '../../src/lib/view/fit-text.ts';

describe('a text that has to fit', () => {
  it('is wide by its letters, not by their number', () => {
    // Ten times 0.38, 0.56, 0.74 and 0.92 of 10 pixels.
    expect(
      ['i', 'a', 'A', 'W'].map((letter) => Math.round(textWidth(letter.repeat(10), 10)))
    ).toEqual([38, 56, 74, 92]);
  });

  it('stays whole where it fits and is cut where not', () => {
    expect(fitText('aaaa', 23, 10)).toBe('aaaa');
    // 9.2 for the ellipsis leaves room for two letters of 5.6.
    expect(fitText('aaaa', 21, 10)).toBe('aa…');
    expect(fitText('aa aa', 25, 10)).toBe('aa…');
    expect(fitText('aaaa', 0, 10)).toBe('…');
  });

  it('is never wider than its room once there is room for the ellipsis', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({min: 12, max: 300}), (text, room) => {
        expect(textWidth(fitText(text, room, 13), 13)).toBeLessThanOrEqual(room);
      })
    );
  });
});
