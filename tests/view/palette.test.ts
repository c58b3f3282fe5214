import {describe, expect, it} from 'vitest';
import {coloured, noteOnColours} from '../../src/lib/view/palette.ts';

describe('the themes in colour', () => {
  it('are the first eight of those chosen, and a ninth is grey with a word', () => {
    expect([...coloured([1, 2, 3, 4, 5, 6, 7, 8, 9])]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(noteOnColours(8)).toEqual([]);
    expect(noteOnColours(9)[0]).toContain(
      '9 themes are chosen, of which the first 8 are in colour'
    );
  });
});
