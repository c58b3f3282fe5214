import {describe, expect, it} from 'vitest';
import {findByName, wordsOf} from '../../src/lib/view/find.ts';

const find = (names: readonly string[], query: string, limit = 9) =>
  findByName(names, query, {name: (text) => text, limit});

describe('finding by name', () => {
  const names = ['Reward Models', 'World Models', 'Video World Models', 'Modeling', 'KV Cache'];

  it('takes names that hold all words, in any order and case', () => {
    expect(find(names, 'MODELS world')).toEqual(['World Models', 'Video World Models']);
    expect(find(names, 'nothing')).toEqual([]);
  });

  it('puts the earliest place first, and the start of a word before its inside', () => {
    expect(find(['a model', 'model', 'supermodel'], 'model')).toEqual([
      'model',
      'a model',
      'supermodel'
    ]);
    expect(find(names, 'model')).toEqual([
      'Modeling',
      'Reward Models',
      'World Models',
      'Video World Models'
    ]);
  });

  it('gives all in their order for no query, up to the limit', () =>
    expect(find(names, ' ', 2)).toEqual(['Reward Models', 'World Models']));

  it('reads at most eight words', () =>
    expect(wordsOf('  A b  c d e f g h i ')).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']));
});
