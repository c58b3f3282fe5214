import {describe, expect, it} from 'vitest';
import type {Paper, WordPart} from '../../src/lib/model.ts';
import {readDocuments} from '../../src/lib/pipeline/documents.ts';
import {searchForm} from '../../src/lib/pipeline/search-forms.ts';
import {indexWords} from '../../src/lib/pipeline/word-index.ts';
import {paper} from './papers.ts';

const PAPERS = [
  paper({
    id: 'a',
    title: 'World-model agents',
    abstract: 'A model of the world. GPT-4o agents!',
    authors: ['Kurt Gödel', 'Bo An'],
    organisation: 'World Labs'
  }),
  paper({id: 'b', title: 'Models', abstract: ''})
];
/** All words in one part. */
function wholeIndex(papers: readonly Paper[]) {
  const {lengths, parts} = indexWords(papers, readDocuments(papers));
  const [whole, ...more] = parts();
  if (!whole || more.length > 0) throw new Error(`${more.length} parts more, expected one`);
  return {...whole, lengths};
}
const index = wholeIndex(PAPERS);
const numberOf = (word: string) => index.words.indexOf(word);

/** Rows of parallel arrays that belong to a word. */
function rowsOf(
  word: string,
  columns: {readonly word: ArrayLike<number>},
  names: readonly string[]
) {
  const all = Object.entries(columns) as [string, ArrayLike<number>][];
  const column = (name: string) => all.find(([key]) => key === name)?.[1] ?? [];
  return Array.from(columns.word, (_, row) => row)
    .filter((row) => columns.word[row] === numberOf(word))
    .map((row) => names.map((name) => column(name)[row]));
}
const PARTS = ['paper', 'length', 'inTitle', 'inAbstract', 'inAuthors', 'inOrganisation'];

describe('the form of a word', () => {
  it('has no ending, case or accent', () => {
    expect(['Models', 'GÖDEL', 'naïve', 'LLMs', 'ATLAS', 'atlas'].map(searchForm)).toEqual([
      'model',
      'godel',
      'naiv',
      'llm',
      'atla',
      'atla'
    ]);
  });

  it('keeps the letters of other scripts and the digits', () =>
    expect(['世界', 'Qwen2.5', 'C++', 'हिन्दी'].map(searchForm)).toEqual([
      '世界',
      'qwen2.5',
      'c++',
      'हिन्दी'
    ]));
});

describe('the index of words', () => {
  it('has every form in code point order with the papers that hold it', () =>
    expect(index.words.map((word, place) => `${word} ${index.papers[place]}`)).toEqual([
      '4o 1',
      'agent 1',
      'an 1',
      'bo 1',
      'godel 1',
      'gpt 1',
      'kurt 1',
      'lab 1',
      'model 2',
      'world 1'
    ]));

  it('counts a word in each part of a paper; the length is that of title and abstract', () => {
    expect(rowsOf('world', index.postings, PARTS)).toEqual([[0, 8, 1, 1, 0, 1]]);
    expect(rowsOf('model', index.postings, PARTS)).toEqual([
      [0, 8, 1, 1, 0, 0],
      [1, 1, 1, 0, 0, 0]
    ]);
    expect(rowsOf('an', index.postings, PARTS)).toEqual([[0, 8, 0, 0, 1, 0]]);
    expect([...index.lengths]).toEqual([8, 1]);
  });

  it('tells the places: neighbours where words stand side by side, a gap between the parts', () => {
    const places = (word: string) => rowsOf(word, index.places, ['paper', 'place']);
    // World 0 model 1 agents 2, ten empty, then A 13 model 14 of 15 the 16 world 17 GPT 18 4o 19 agents 20.
    expect(places('world')).toEqual([
      [0, 0],
      [0, 17],
      [0, 55]
    ]);
    expect(places('model')).toEqual([
      [0, 1],
      [0, 14],
      [1, 0]
    ]);
    expect(places('agent')).toEqual([
      [0, 2],
      [0, 20]
    ]);
    expect([places('gpt'), places('4o')]).toEqual([[[0, 18]], [[0, 19]]]);
    expect([places('kurt'), places('bo')]).toEqual([[[0, 31]], [[0, 43]]]);
  });

  it('is as good without any paper', () => {
    const {lengths, parts} = indexWords([], readDocuments([]));
    expect([[...lengths], [...parts()]]).toEqual([[], []]);
  });

  it('is the same in parts, each read when it is its turn', () => {
    const {parts} = indexWords(PAPERS, readDocuments(PAPERS), 1);
    const all = [...parts()];
    expect(all.length).toBeGreaterThan(5);
    const joined = (column: (part: WordPart) => ArrayLike<unknown>) =>
      all.flatMap((part) => Array.from(column(part)));
    expect(all.map(({first}) => first)).toEqual(
      all.map((_, place) => all.slice(0, place).reduce((sum, {words}) => sum + words.length, 0))
    );
    const columns: ((part: WordPart) => ArrayLike<unknown>)[] = [
      ({words}) => words,
      ({papers}) => papers,
      ...(['word', 'paper', ...PARTS.slice(1)] as (keyof WordPart['postings'])[]).map(
        (name) =>
          ({postings}: WordPart) =>
            postings[name]
      ),
      ({places}) => places.word,
      ({places}) => places.paper,
      ({places}) => places.place
    ];
    for (const column of columns) expect(joined(column)).toEqual(Array.from(column(index)));
    expect([...parts()]).toEqual(all);
  });

  it('counts to 255 and no further', () => {
    const long = [paper({id: 'a', title: 'x', abstract: 'token '.repeat(300)})];
    const {postings} = wholeIndex(long);
    expect([...postings.inAbstract]).toEqual([255, 0]);
    expect([...postings.length]).toEqual([301, 301]);
  });
});
