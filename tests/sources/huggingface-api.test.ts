import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {readHuggingfaceApi} from '../../src/lib/sources/huggingface-api.ts';
import {paper} from './papers.ts';

const fixture = readFileSync('tests/fixtures/huggingface-api.json', 'utf8');
const {papers, rejects} = readHuggingfaceApi(fixture);

const rejectOf = (entry: unknown) =>
  readHuggingfaceApi(JSON.stringify([entry])).rejects.map(({message}) => message);

describe('an answer of the API', () => {
  it('gives a paper for each entry that can be read', () =>
    expect(papers).toEqual([
      paper({
        id: '2606.01001',
        title: 'Paper Boats: Planning with Floating Goals',
        abstract: 'Goals that move are hard to plan for. We let them float.',
        ...{published: '2026-05-30', listed: '2026-06-12', upvotes: 7, comments: 2},
        ...{authors: ['Ada Example', 'Ben Sample'], authorCount: 2},
        organisation: 'Harbour Institute',
        url: 'https://huggingface.co/papers/2606.01001',
        sources: ['huggingface-api']
      }),
      paper({
        ...{id: '2606.01003', title: 'Only What Is Needed', organisation: 'short-name'},
        ...{url: 'https://huggingface.co/papers/2606.01003', sources: ['huggingface-api']}
      })
    ]));

  it('rejects the others with the line on which they begin', () =>
    expect(rejects).toMatchObject([
      {
        line: 21,
        reason: 'publishedAt-invalid',
        message: 'paper.publishedAt is "2026-06-31T00:00:00.000Z", expected a date (YYYY-MM-DD)'
      }
    ]));

  it('keeps the text of a reject', () => {
    expect(rejects[0]?.excerpt).toMatch(/^\{\s+"paper": \{\s+"id": "2606\.01002"/);
    expect(rejects[0]?.excerpt.endsWith('}')).toBe(true);
  });

  it('may be empty', () => expect(readHuggingfaceApi(' [ ] ').papers).toEqual([]));

  it('reads the same in one line', () =>
    expect(readHuggingfaceApi(JSON.stringify(JSON.parse(fixture))).papers).toEqual(papers));
});

describe('a reject', () => {
  it.each([
    [{}, 'paper is missing'],
    [{paper: null}, 'paper is null, expected an object'],
    [{paper: {id: '1'}}, 'paper.title is missing'],
    [{paper: {title: 'T'}}, 'paper.id is missing'],
    [
      {paper: {id: '1', title: 'T', authors: [{name: 5}]}},
      'paper.authors.0.name is 5, expected a name'
    ],
    [
      {paper: {id: '1', title: 'T', upvotes: '7'}},
      'paper.upvotes is "7", expected a whole number of 0 or more'
    ],
    [
      {paper: {id: '1', title: 'T'}, numComments: -2},
      'numComments is -2, expected a whole number of 0 or more'
    ],
    [
      {paper: {id: '1', title: 'T', submittedOnDailyAt: ''}},
      'paper.submittedOnDailyAt is "", expected a date (YYYY-MM-DD)'
    ],
    [
      {paper: {id: '1', title: 'T', organization: 'Harbour'}},
      'paper.organization is "Harbour", expected an object'
    ],
    [7, 'record is 7, expected an object'],
    [['a', '],["'], 'record is a list, expected an object']
  ])('is %j', (entry, message) => expect(rejectOf(entry)).toEqual([message]));

  it('is found behind strings that hold brackets, quotes and commas', () => {
    const tricky = {paper: {id: '1', title: 'A "],[{" title \\'}};
    const text = `[${JSON.stringify(tricky)},\n\n 7,\n{"paper": {}}]`;
    const reading = readHuggingfaceApi(text);
    expect(reading.papers.map(({title}) => title)).toEqual(['A "],[{" title \\']);
    expect(reading.rejects.map(({line, excerpt}) => [line, excerpt])).toEqual([
      [3, '7'],
      [4, '{"paper": {}}']
    ]);
  });

  it('is an entry of more than 1 MB', () =>
    expect(rejectOf({paper: {id: '1', title: 'T'}, extra: 'x'.repeat(1_048_576)})[0]).toMatch(
      /^record holds \d+ characters, expected at most 1048576$/
    ));
});

it.each([
  ['[{"paper": {}},\n{"paper": ', 2],
  ['[\n\n7,,]', 3],
  ['[{"paper": {}},\n{"paper": 7 8}\n\n\n]', 2],
  ['{}', 1]
])('calls %j a fault of the file', (text, line) =>
  expect(() => readHuggingfaceApi(text)).toThrowError(
    expect.objectContaining({name: 'SourceError', line, rule: 'not-json'}) as Error
  )
);
