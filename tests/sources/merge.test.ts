import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Paper} from '../../src/lib/model.ts';
import {mergePapers, samePaper} from '../../src/lib/sources/merge.ts';
import {anyPaper, paper} from './papers.ts';

describe('mergePapers', () => {
  it('gives the same in either order', () =>
    fc.assert(
      fc.property(anyPaper, anyPaper, (a, b) => {
        expect(mergePapers(a, b)).toEqual(mergePapers(b, a));
      })
    ));

  it('gives the same in either grouping', () =>
    fc.assert(
      fc.property(anyPaper, anyPaper, anyPaper, (a, b, c) => {
        expect(mergePapers(mergePapers(a, b), c)).toEqual(mergePapers(a, mergePapers(b, c)));
      }),
      {numRuns: 2_000}
    ));

  it('adds nothing to a paper by merging it with itself', () =>
    fc.assert(
      fc.property(anyPaper, (a) => {
        expect(mergePapers(a, a)).toEqual(a);
      })
    ));

  it.each<[string, Partial<Paper>, Partial<Paper>, Partial<Paper>]>([
    [
      'the text of the highest version',
      {version: 1, title: 'Old and Long', abstract: 'An old and long one.'},
      {version: 2, title: 'New', abstract: 'New.'},
      {version: 2, title: 'New', abstract: 'New.'}
    ],
    [
      'an older abstract rather than none',
      {version: 1, abstract: 'Old.'},
      {version: 2, abstract: ''},
      {version: 1, abstract: 'Old.'}
    ],
    [
      'the longer abstract of one version',
      {title: 'A Longer Title', abstract: 'Short.'},
      {title: 'Title', abstract: 'Longer.'},
      {title: 'Title', abstract: 'Longer.'}
    ],
    ['the longer title when abstracts are alike', {title: 'Ab'}, {title: 'A'}, {title: 'Ab'}],
    ['the smaller abstract of one length', {abstract: 'b'}, {abstract: 'a'}, {abstract: 'a'}],
    [
      'the earliest publication',
      {published: '2026-01-02'},
      {published: '2026-01-01'},
      {published: '2026-01-01'}
    ],
    [
      'the earliest listing',
      {listed: '2026-05-02'},
      {listed: '2026-04-30'},
      {listed: '2026-04-30'}
    ],
    ['the longer author list', {authors: ['C']}, {authors: ['A', 'B']}, {authors: ['A', 'B']}],
    ['the highest author count', {authorCount: 3}, {authorCount: 4}, {authorCount: 4}],
    ['the highest votes', {upvotes: 9}, {upvotes: 10}, {upvotes: 10}],
    ['the highest comments', {comments: 2}, {comments: 1}, {comments: 2}],
    ['one organisation', {organisation: 'B'}, {organisation: 'A'}, {organisation: 'A'}],
    ['one link', {url: 'https://b.org'}, {url: 'https://a.org'}, {url: 'https://a.org'}],
    ['what one of them knows', {organisation: 'A'}, {upvotes: 0}, {organisation: 'A', upvotes: 0}],
    ['all sources in order', {sources: ['b']}, {sources: ['a', 'b']}, {sources: ['a', 'b']}],
    ['the id of a source', {id: 'title:00'}, {id: 'zzz'}, {id: 'zzz'}]
  ])('keeps %s', (_, a, b, expected) =>
    expect(mergePapers(paper(a), paper(b))).toEqual(paper({...a, ...b, ...expected}))
  );
});

describe('samePaper', () => {
  it('does not mind the order of the fields', () => {
    const one = paper();
    const reversed = Object.fromEntries(Object.entries(one).reverse()) as unknown as Paper;
    expect(samePaper(one, reversed)).toBe(true);
  });

  it('minds every field', () => {
    const other: Paper = {
      ...{id: 'x', title: 'x', abstract: 'x', published: 'x', listed: 'x', authors: ['x']},
      ...{authorCount: 9, organisation: 'x', upvotes: 9, comments: 9, url: 'x', version: 9},
      sources: ['x']
    };
    const changed = Object.entries(other).map(([key, value]) => paper({[key]: value}));
    expect(changed.filter((one) => samePaper(one, paper()))).toEqual([]);
  });
});
