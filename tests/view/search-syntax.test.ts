import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {parseSearch} from '../../src/lib/view/search-syntax.ts';

const clause = (text: string, rest: object = {}) => ({text, field: null, excluded: false, ...rest});

describe('a search', () => {
  it('asks for every word', () =>
    expect(parseSearch('world model')).toEqual([clause('world'), clause('model')]));

  it('keeps what stands in quotes together, also when nobody closes them', () => {
    expect(parseSearch('"world model" agents')).toEqual([clause('world model'), clause('agents')]);
    expect(parseSearch('agents "world mod')).toEqual([clause('agents'), clause('world mod')]);
  });

  it('leaves out what has a minus in front, and keeps one inside a word', () =>
    expect(parseSearch('k-means -survey -"case study"')).toEqual([
      clause('k-means'),
      clause('survey', {excluded: true}),
      clause('case study', {excluded: true})
    ]));

  it('says where a word must stand', () =>
    expect(parseSearch('author:"Kaiming He" Title:vision organization:seed -author:x')).toEqual([
      clause('Kaiming He', {field: 'author'}),
      clause('vision', {field: 'title'}),
      clause('seed', {field: 'organisation'}),
      clause('x', {field: 'author', excluded: true})
    ]));

  it('takes an unknown field for text', () =>
    expect(parseSearch('arxiv:2401.1')).toEqual([clause('arxiv:2401.1')]));

  it('reads what repeats once, whatever its case', () =>
    expect(parseSearch('RAG rag')).toEqual([clause('rag')]));

  it('is empty without words', () => expect(parseSearch(' "" author:"" ')).toEqual([]));

  it('never throws and has at most twenty conditions', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseSearch(text).length).toBeLessThanOrEqual(20);
      })
    );
    expect(parseSearch(Array.from({length: 30}, (_, index) => `w${index}`).join(' '))).toHaveLength(
      20
    );
  });
});
