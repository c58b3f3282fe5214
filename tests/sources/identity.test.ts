import {describe, expect, it} from 'vitest';
import {
  arxivIdentity,
  identify,
  isTitleId,
  titleId,
  titleKey
} from '../../src/lib/sources/identity.ts';

const idOf = (id: string | null, url: string | null = null) =>
  identify({id, url, title: 'A Title'}).id;

describe('arxivIdentity', () => {
  it.each([
    ['2401.01234', '2401.01234', 0],
    ['2401.01234v3', '2401.01234', 3],
    ['2401.01234v12', '2401.01234', 12],
    ['0704.0001', '0704.0001', 0],
    ['arXiv:2401.01234v2', '2401.01234', 2],
    ['https://arxiv.org/abs/2401.01234v2', '2401.01234', 2],
    ['http://export.arxiv.org/abs/2401.01234', '2401.01234', 0],
    ['https://arxiv.org/pdf/2401.01234v1.pdf', '2401.01234', 1],
    ['https://arxiv.org/html/2401.01234/', '2401.01234', 0],
    ['https://huggingface.co/papers/2401.01234?from=list#abstract', '2401.01234', 0],
    ['https://doi.org/10.48550/arXiv.2401.01234', '2401.01234', 0],
    ['10.48550/arXiv.2401.01234', '2401.01234', 0],
    ['doi:10.48550/arXiv.2401.01234v2', '2401.01234', 2],
    ['https://dx.doi.org/10.48550/arXiv.2401.01234', '2401.01234', 0],
    ['supr-con/9601001', 'supr-con/9601001', 0],
    ['acc-phys/9601001', 'acc-phys/9601001', 0],
    ['nucl-ex/9601001', 'nucl-ex/9601001', 0],
    ['math/0301001', 'math/0301001', 0],
    ['math.GT/0301001v2', 'math/0301001', 2],
    ['https://arxiv.org/abs/COND-MAT/0301001', 'cond-mat/0301001', 0]
  ])('reads %s', (text, id, version) => expect(arxivIdentity(text)).toEqual({id, version}));

  it.each(['', '2413.01234', '2401.123', '12401.01234', '2401.01234v0', 'paper/0301001'])(
    'refuses %j',
    (text) => expect(arxivIdentity(text)).toBeNull()
  );

  it.each([
    'https://example.org/abs/2401.01234',
    'https://example.org/?to=https://arxiv.org/abs/2401.01234',
    'see arXiv:2401.01234',
    'not 10.48550/arXiv.2401.01234',
    '7math/0301001'
  ])('refuses what only holds one, such as %s', (text) => expect(arxivIdentity(text)).toBeNull());
});

describe('identify', () => {
  it.each([
    ['the arXiv id', '2401.01234', null, '2401.01234'],
    [
      'the arXiv id of the link over an own id',
      'own-7',
      'https://arxiv.org/abs/2401.01234',
      '2401.01234'
    ],
    [
      'the arXiv id of the link over a DOI',
      '10.1000/ABC',
      'https://arxiv.org/abs/2401.01234',
      '2401.01234'
    ],
    ['the DOI in lower case', 'https://doi.org/10.1000/AbC.7', null, 'doi:10.1000/abc.7'],
    [
      'the DOI of the link over an own id',
      'own-7',
      'https://dx.doi.org/10.1000/x',
      'doi:10.1000/x'
    ],
    ['a DOI with its prefix', 'doi:10.1000/x', null, 'doi:10.1000/x'],
    ['the own id', 'own-7', 'https://example.org/7', 'own-7'],
    ['the title without any', null, 'https://example.org/7', titleId('A Title')],
    ['the title over an id made from a title', 'title:0000', null, titleId('A Title')],
    ['the title over a blank id', '', null, titleId('A Title')]
  ])('takes %s', (_, id, url, expected) => expect(idOf(id, url)).toBe(expected));

  it.each(['own-7', '10.1000/x'])('knows no version of %s', (id) =>
    expect(identify({id, url: null, title: 'T'}).version).toBe(0)
  );

  it('keeps the version beside the id', () =>
    expect(identify({id: 'own-7', url: 'https://arxiv.org/abs/2401.01234v4', title: 'T'})).toEqual({
      id: '2401.01234',
      version: 4
    }));
});

describe('titleKey', () => {
  it('is the same whatever case, accents, punctuation and spacing', () =>
    expect(
      [
        'Naïve World-Models: A Survey',
        'naive world models — a survey',
        'NAIVE WORLDMODELS A ﻿SURVEY'
      ].map(titleKey)
    ).toEqual(['naiveworldmodelsasurvey', 'naiveworldmodelsasurvey', 'naiveworldmodelsasurvey']));

  it('tells titles in other scripts apart', () =>
    expect(titleKey('世界模型')).not.toBe(titleKey('奖励模型')));

  it('tells titles of signs alone apart', () => expect(titleKey('???')).not.toBe(titleKey('!!!')));
});

it('makes the same id of a title for ever, for libraries keep it', () =>
  expect(titleId('Attention Is All You Need')).toBe('title:9cde37e861e2dcd2'));

it('knows the ids that were made from titles', () =>
  expect([titleId('A'), '2401.01234', 'doi:10.1/x'].map(isTitleId)).toEqual([true, false, false]));
