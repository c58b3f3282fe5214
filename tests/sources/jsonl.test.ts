import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {readJsonl} from '../../src/lib/sources/jsonl.ts';
import {titleId} from '../../src/lib/sources/identity.ts';
import {paper} from './papers.ts';

const fixture = readFileSync('tests/fixtures/papers.jsonl', 'utf8');
const readOne = (record: unknown) => readJsonl(JSON.stringify(record));
const rejectOf = (record: unknown) =>
  readOne(record).rejects.map(({reason, message}) => [reason, message]);

describe('a file of records', () => {
  const {papers, rejects} = readJsonl(fixture);

  it('gives a paper for each that can be read', () =>
    expect(papers).toEqual([
      paper({
        ...{id: '2604.00001', version: 2, title: 'Whole Record', abstract: 'Every key is there.'},
        ...{listed: '2026-04-02', published: '2026-03-31', organisation: 'Harbour Institute'},
        ...{authors: ['Ada Example', 'Ben Sample'], authorCount: 2, upvotes: 12, comments: 0},
        ...{url: 'https://huggingface.co/papers/2604.00001', sources: ['by-hand']}
      }),
      paper({id: titleId('Title Alone'), title: 'Title Alone', sources: ['jsonl']}),
      paper({id: titleId('All Others Null'), title: 'All Others Null', sources: ['jsonl']})
    ]));

  it('rejects the others with line, reason and message', () =>
    expect(rejects.map(({line, reason, message}) => [line, reason, message])).toEqual([
      [5, 'published-invalid', 'published is "n.d.", expected a date (YYYY-MM-DD)'],
      [6, 'title-missing', 'title is missing'],
      [7, 'upvotes-invalid', 'upvotes is "many", expected a whole number of 0 or more'],
      [8, 'record-invalid', 'record is a list, expected an object'],
      [9, 'url-invalid', 'url is "javascript:alert(1)", expected an http or https address']
    ]));

  it('keeps the text of a reject', () =>
    expect(rejects[1]?.excerpt).toBe(
      '{"id": "2604.00003", "abstract": "A record without a title."}'
    ));

  it('reads the same with CRLF and without a last newline', () => {
    const withCrlf = readJsonl(fixture.trimEnd().replaceAll('\n', '\r\n'));
    expect(withCrlf.papers).toEqual(papers);
    expect(withCrlf.rejects.map(({line}) => line)).toEqual([5, 6, 7, 8, 9]);
  });
});

describe('a reject', () => {
  it.each([
    [{title: null}, 'title-invalid', 'title is null, expected text'],
    [{title: 7}, 'title-invalid', 'title is 7, expected text'],
    [{title: ' \u0000'}, 'title-missing', 'title is " ", expected text'],
    [{title: 'T', id: 7}, 'id-invalid', 'id is 7, expected text'],
    [{title: 'T', abstract: ['a']}, 'abstract-invalid', 'abstract is a list, expected text'],
    [
      {title: 'T', listed: '2026-02-30'},
      'listed-invalid',
      'listed is "2026-02-30", expected a date (YYYY-MM-DD)'
    ],
    [
      {title: 'T', published: 2026},
      'published-invalid',
      'published is 2026, expected a date (YYYY-MM-DD)'
    ],
    [
      {title: 'T', authors: 'A, B'},
      'authors-invalid',
      'authors is "A, B", expected a list of names'
    ],
    [
      {title: 'T', authors: ['A', {}]},
      'authors-invalid',
      'authors.1 is an object, expected a name'
    ],
    [
      {title: 'T', upvotes: -1},
      'upvotes-invalid',
      'upvotes is -1, expected a whole number of 0 or more'
    ],
    [
      {title: 'T', upvotes: 1.5},
      'upvotes-invalid',
      'upvotes is 1.5, expected a whole number of 0 or more'
    ],
    [
      {title: 'T', comments: 3e9},
      'comments-invalid',
      'comments is 3000000000, expected a whole number of 0 or more'
    ],
    [
      {title: 'T', organisation: {}},
      'organisation-invalid',
      'organisation is an object, expected text'
    ],
    [{title: 'T', source: false}, 'source-invalid', 'source is false, expected text'],
    [7, 'record-invalid', 'record is 7, expected an object'],
    [null, 'record-invalid', 'record is null, expected an object']
  ])('is %j', (record, reason, message) => expect(rejectOf(record)).toEqual([[reason, message]]));

  it.each([
    [
      'title',
      'T'.repeat(2_001),
      'title-too-long',
      'title holds 2001 characters, expected at most 2000'
    ],
    [
      'abstract',
      'A'.repeat(50_001),
      'abstract-too-long',
      'abstract holds 50001 characters, expected at most 50000'
    ],
    [
      'authors',
      Array(5_001).fill('A'),
      'authors-too-long',
      'authors holds 5001 names, expected at most 5000'
    ],
    [
      'labels',
      'A'.repeat(1_048_576),
      'record-too-long',
      'record holds 1048601 characters, expected at most 1048576'
    ]
  ])('is a record with too much in %s', (key, value, reason, message) =>
    expect(rejectOf({title: 'T', [key]: value})).toEqual([[reason, message]])
  );

  it('is not a record that fills the limits', () =>
    expect(
      rejectOf({
        title: 'T'.repeat(2_000),
        abstract: 'A'.repeat(50_000),
        authors: Array(5_000).fill('A')
      })
    ).toEqual([]));

  it('shows no more than 1,000 characters and none that are hostile', () => {
    const [reject] = readOne({title: 7, abstract: `\u202e${'A'.repeat(5_000)}`}).rejects;
    expect(reject?.excerpt).toHaveLength(999);
    expect(reject?.excerpt).not.toContain('\u202e');
  });

  it('shows the beginning of a long value', () =>
    expect(rejectOf({title: 'T', published: 'x'.repeat(500)})[0]?.[1]).toHaveLength(124));
});

it('calls a line that is not JSON a fault of the file, with its place', () =>
  expect(() => readJsonl('{"title": "A"}\n\n{"title": "B"\n')).toThrowError(
    expect.objectContaining({
      name: 'SourceError',
      line: 3,
      rule: 'not-json',
      message: 'the line is not JSON: it begins with "{\\"title\\": \\"B\\""'
    }) as Error
  ));

it('shows the beginning of a long line that is not JSON', () =>
  expect(() => readJsonl('x'.repeat(500))).toThrow(
    new RegExp(`^the line is not JSON: it begins with "${'x'.repeat(60)}"$`)
  ));

it('takes the largest count that fits 32 bits', () =>
  expect([
    rejectOf({title: 'T', upvotes: 2_147_483_647}).length,
    rejectOf({title: 'T', upvotes: 2_147_483_648}).length
  ]).toEqual([0, 1]));

it.each(['HTTP://example.org/a', ' https://example.org/a '])('takes the link %j', (url) =>
  expect(readOne({title: 'T', url}).papers[0]?.url).toBe(url.trim())
);

it.each(['ftp://example.org', 'javascript: https://example.org', 'https://', 'https://a b'])(
  'takes no link such as %j',
  (url) => expect(rejectOf({title: 'T', url})[0]?.[0]).toBe('url-invalid')
);

it('drops empty names of authors', () =>
  expect(readOne({title: 'T', authors: [' Ada  E ', '', '\u0007']}).papers).toMatchObject([
    {authors: ['Ada E'], authorCount: 1}
  ]));

it('is not misled by keys that every object has', () =>
  expect(readJsonl('{"title": "T", "__proto__": {"upvotes": 5}, "constructor": 1}').papers).toEqual(
    [paper({id: titleId('T'), title: 'T', sources: ['jsonl']})]
  ));

describe('a date after the day of reading', () => {
  const read = (day: string) => readJsonl(JSON.stringify({title: 'T', listed: day}), '2026-06-01');

  it('is a slip, and the record a reject', () =>
    expect(read('2026-06-03').rejects.map(({reason, message}) => [reason, message])).toEqual([
      ['listed-in-future', 'listed is 2026-06-03, expected 2026-06-01 or earlier']
    ]));

  it('is taken on the next day, which has begun in zones ahead', () =>
    expect(read('2026-06-02').papers.length).toBe(1));
});

it('a number alone is no title', () =>
  expect(readJsonl('{"title": "42"}').rejects.map(({reason}) => reason)).toEqual([
    'title-invalid'
  ]));
