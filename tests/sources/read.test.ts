import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {readParts, readSource} from '../../src/lib/sources/read.ts';
import {SourceError} from '../../src/lib/sources/source-error.ts';

const today = '2026-11-23';
const FIXTURES = ['daily-papers-page.txt', 'huggingface-api.json', 'papers.jsonl'] as const;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const fixture = (name: string) => new Uint8Array(readFileSync(`tests/fixtures/${name}`));
const read = (content: string | Uint8Array) =>
  readSource(typeof content === 'string' ? bytesOf(content) : content, {today});

function faultOf(content: string | Uint8Array) {
  try {
    return read(content).format;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return [error.line, error.rule, error.message.replace(/; expected the text.*/, '')];
  }
}

describe('the format', () => {
  it('is told by content', () =>
    expect(FIXTURES.map((name) => read(fixture(name)).format)).toEqual([
      'daily-papers-page',
      'huggingface-api',
      'jsonl'
    ]));

  it.each([
    ['[]', 'huggingface-api'],
    ['\n [{"paper": 7}, 8]', 'huggingface-api'],
    ['{"title": "T"}', 'jsonl'],
    ['{}', 'jsonl'],
    ['\ufeff{"id": "7"}\n', 'jsonl'],
    [
      '{"labels": 7}\n{"title": "T"}',
      [1, 'unknown-format', 'the file holds a JSON object with the keys labels']
    ],
    ['Daily Papers\n\nDec 3\n', 'daily-papers-page'],
    ['A Title\n\nAn abstract.\n\n• 3 authors\n', 'daily-papers-page'],
    ['A Title\n\nAn abstract.\n\n·\nSep 28, 2024\n', 'daily-papers-page']
  ])('of %j is %j', (text, format) => expect(faultOf(text)).toEqual(format));

  it.each([
    ['', 'the file is empty'],
    [' \n\n', 'the file is empty'],
    [
      'Dear reader,\n\nMay 29 was fine.\n',
      'the file begins with "Dear reader,\\n\\nMay 29 was fine.\\n"'
    ],
    ['<html><body>', 'the file begins with "<html><body>"'],
    ['id,title\n1,T\n', 'the file looks like CSV, which is none of the formats read'],
    ['"Title";"Abstract"\n', 'the file looks like CSV, which is none of the formats read'],
    ['a,b\ntitle,c\n', 'the file begins with "a,b\\ntitle,c\\n"'],
    ['[{"title": "T"}]', 'the file is a JSON list of which no entry holds a "paper"'],
    ['{"total": 2, "data": [\n]}', 'the file holds a JSON object with the keys total, data']
  ])('of %j is unknown', (text, message) =>
    expect(faultOf(text)).toEqual([1, 'unknown-format', message])
  );

  it('that is unknown is met with those that are known', () =>
    expect(() => read('Dear reader,')).toThrow(
      'expected the text of a Daily Papers page, an answer of the Hugging Face daily_papers API (a JSON list), or JSONL'
    ));
});

describe('bytes', () => {
  it.each([
    ['in the first line', [0x7b, 0xff], [1, 'byte 1 (0xff)']],
    [
      'after other letters',
      [0xc3, 0xa9, 0x0a, 0xf0, 0x9f, 0x98, 0x80, 0xe9, 0x0a],
      [2, 'byte 7 (0xe9)']
    ],
    ['after a rightful U+FFFD', [0xef, 0xbf, 0xbd, 0x0a, 0x0a, 0xc0], [3, 'byte 5 (0xc0)']],
    ['behind a byte-order mark', [0xef, 0xbb, 0xbf, 0x80], [1, 'byte 3 (0x80)']],
    ['cut off at the end', [0x41, 0xe2, 0x82], [1, 'byte 1 (0xe2)']],
    [
      'between borders',
      [
        0x7f, 0xc2, 0x80, 0xdf, 0xbf, 0xe0, 0xa0, 0x80, 0xef, 0xbf, 0xbf, 0xf0, 0x90, 0x80, 0x80,
        0xfe
      ],
      [1, 'byte 15 (0xfe)']
    ],
    ['in place of U+FFFD', [0xef, 0xbf, 0x0a], [1, 'byte 0 (0xef)']],
    ['of UTF-16', [0xff, 0xfe, 0x41, 0x00], [1, 'byte 0 (0xff)']]
  ])('that are not UTF-8 are told: %s', (_, bytes, [line, place]) =>
    expect(faultOf(new Uint8Array(bytes))).toEqual([
      line,
      'not-utf8',
      `${place} is not UTF-8; save the file as UTF-8`
    ])
  );
});

it('tells the byte that is not UTF-8 behind any text', () =>
  fc.assert(
    fc.property(fc.string({unit: 'grapheme'}), (text) => {
      const before = bytesOf(text);
      const [, , message] = faultOf(Uint8Array.from([...before, 0xff])) as [number, string, string];
      expect(message).toMatch(new RegExp(`^byte ${before.length} \\(0xff\\)`));
    })
  ));

describe('bytes that come in pieces', () => {
  const piecesOf = (bytes: Uint8Array, size: number) =>
    Array.from({length: Math.ceil(bytes.length / size)}, (_, index) =>
      bytes.slice(index * size, (index + 1) * size)
    );

  function faultInPieces(pieces: Iterable<Uint8Array>) {
    try {
      const reading = readParts(pieces, {today});
      let next = reading.next();
      while (!next.done) next = reading.next();
      return next.value.format;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      return [error.line, error.rule, error.message.replace(/; expected the text.*/, '')];
    }
  }

  it.each([
    ['\ufeff\n \u3000\n{"title": "\u{1f600} A"}\n', 'jsonl'],
    [
      '{"title": "T"}\n{broken\n',
      [2, 'not-json', 'the line is not JSON: it begins with "{broken"']
    ],
    [
      '{"total": 2,\n"data": 7}',
      [1, 'unknown-format', 'the file holds a JSON object with the keys total, data']
    ]
  ])('are read as if they came at once: %j', (text, expected) => {
    for (let size = 1; size < 10; size++) {
      expect(faultInPieces(piecesOf(bytesOf(text), size))).toEqual(expected);
    }
  });

  it('are told first when they are no text, though a line before is not JSON', () => {
    const bytes = Uint8Array.from([...bytesOf('{"title": "T"}\n{broken\n'), 0xff, 0x0a]);
    for (let size = 1; size < 10; size++) {
      expect(faultInPieces(piecesOf(bytes, size))).toEqual([
        3,
        'not-utf8',
        'byte 23 (0xff) is not UTF-8; save the file as UTF-8'
      ]);
    }
  });
});

describe('a damaged file', () => {
  /** Bytes of a fixture with some pieces cut out, doubled or overwritten. */
  const damaged = fc
    .tuple(
      fc.constantFrom(...FIXTURES).map(fixture),
      fc.array(fc.tuple(fc.nat(9_999), fc.nat(40), fc.uint8Array({maxLength: 6}), fc.boolean()), {
        minLength: 1,
        maxLength: 6
      })
    )
    .map(([bytes, cuts]) =>
      cuts.reduce((rest, [at, length, insert, twice]) => {
        const start = Math.floor((at / 10_000) * rest.length);
        const piece = rest.slice(start, start + length);
        const middle = twice ? [...piece, ...piece] : insert;
        return Uint8Array.from([...rest.slice(0, start), ...middle, ...rest.slice(start + length)]);
      }, bytes)
    );

  /** The same, of whole lines and so that it stays text. */
  const shuffled = fc
    .constantFrom(...FIXTURES)
    .map((name) => new TextDecoder().decode(fixture(name)).split('\n'))
    .chain((lines) => fc.shuffledSubarray(lines, {minLength: 1}))
    .map((lines) => bytesOf(lines.join('\n')));

  it('gives papers and rejects or one SourceError, never anything else', () =>
    fc.assert(
      fc.property(fc.oneof(damaged, shuffled), (bytes) => {
        const result = faultOf(bytes);
        expect(typeof result === 'string' || result.length === 3).toBe(true);
      }),
      {numRuns: 2_000}
    ));

  it('gives papers that hold every promise', () =>
    fc.assert(
      fc.property(shuffled, (bytes) => {
        if (Array.isArray(faultOf(bytes))) return;
        const {papers, rejects} = read(bytes);
        for (const paper of papers) {
          expect(paper.id).not.toBe('');
          expect(paper.title).not.toBe('');
          expect(paper.published ?? '2026-01-01').toMatch(/^\d{4}-\d\d-\d\d$/);
        }
        for (const reject of rejects) {
          expect(reject.line).toBeGreaterThan(0);
          expect(reject.message).not.toBe('');
          expect(reject.excerpt.length).toBeLessThanOrEqual(1_000);
        }
      }),
      {numRuns: 500}
    ));

  it('loses no record of JSONL, whatever the records hold', () =>
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.json(), fc.constant('{"title": "T"}'))), (records) => {
        const text = ['{"title": "First"}', ...records].join('\n');
        const {papers, rejects} = read(text);
        expect(papers.length + rejects.length).toBe(records.length + 1);
      })
    ));

  it('loses no entry of an API answer, whatever the entries hold', () =>
    fc.assert(
      fc.property(fc.array(fc.json()), (entries) => {
        const {papers, rejects} = read(`[{"paper": {}},${['7', ...entries].join(',\n')}]`);
        expect(papers.length + rejects.length).toBe(entries.length + 2);
      })
    ));
});

// A pattern that backtracks would take hours for these, beyond the time limit of any test.
it.each([
  ['one endless line', '• '.repeat(500_000), 'unknown-format'],
  ['endless dots', '·\n'.repeat(300_000), 'unknown-format'],
  ['endless quotes', `Daily Papers\n\n.${'"'.repeat(1_000_000)}x`, 'daily-papers-page'],
  [
    'endless brackets',
    `[${'['.repeat(4_000)}${']'.repeat(4_000)},{"paper": {}}]`,
    'huggingface-api'
  ],
  ['endless escapes', `{"title": "${'ax2014'.repeat(150_000)}"}`, 'jsonl'],
  ['endless spaces', `{"title": "a${' '.repeat(1_000_000)}b"}`, 'jsonl']
])('reads %s to the end', (_, text, expected) => {
  expect([faultOf(text)].flat()).toContain(expected);
});
