import {parse} from 'csv-parse/sync';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {CellKind, Column} from '../../src/lib/view/columns.ts';
import {exportCsv, exportJson, guardFormula, toCsv} from '../../src/lib/view/csv.ts';

const column = (name: string, kind: CellKind = 'text'): Column => ({name, kind, meaning: ''});
const cell = (text: string) => toCsv([column('a')], [{a: text}]);

describe('a CSV', () => {
  it('ends each line, the last too, with CR LF', () =>
    expect(toCsv([column('a'), column('b')], [{a: 'x', b: 'y'}])).toBe('a,b\r\nx,y\r\n'));
  it('is only a header when there is no row', () => expect(toCsv([column('a')], [])).toBe('a\r\n'));
  it('quotes a comma', () => expect(cell('x,y')).toBe('a\r\n"x,y"\r\n'));
  it('quotes a quote and doubles it', () => expect(cell('x "y"')).toBe('a\r\n"x ""y"""\r\n'));
  it('quotes a line feed', () => expect(cell('x\ny')).toBe('a\r\n"x\ny"\r\n'));
  it('quotes a carriage return', () => expect(cell('x\ry')).toBe('a\r\n"x\ry"\r\n'));
  it('leaves other text bare', () => expect(cell("x; y' z")).toBe("a\r\nx; y' z\r\n"));
  it('keeps a column whose name or cell asks for quotes in its place', () =>
    expect(
      toCsv([column('label'), column('papers', 'integer')], [{label: 'graphs, "big"', papers: 3}])
    ).toBe('label,papers\r\n"graphs, ""big""",3\r\n'));
  it('starts with a byte order mark only when asked', () => {
    expect(toCsv([column('a')], [], {byteOrderMark: true})).toBe('\ufeffa\r\n');
    expect(cell('x').startsWith('a')).toBe(true);
  });
  it('has an empty cell for what is unknown', () =>
    expect(toCsv([column('a'), column('b')], [{a: null}])).toBe('a,b\r\n,\r\n'));
  it('writes fractions with six decimals, integers and truth as they are', () =>
    expect(
      toCsv(
        [column('a', 'fraction'), column('b', 'integer'), column('c', 'boolean')],
        [
          {a: 1 / 3, b: 1000, c: true},
          {a: -1e-9, b: -2, c: false}
        ]
      )
    ).toBe('a,b,c\r\n0.333333,1000,true\r\n0.000000,-2,false\r\n'));
  it('joins a list with "; "', () =>
    expect(toCsv([column('a', 'list')], [{a: ['x', 'y, z']}])).toBe('a\r\n"x; y, z"\r\n'));
});

describe('a cell that a spreadsheet would take for a formula', () => {
  it.each(['=', '+', '-', '@', '\t', '\r', '\n'])('starts with an apostrophe: %j', (sign) =>
    expect(guardFormula(`${sign}1`)).toBe(`'${sign}1`)
  );
  it('is guarded inside quotes too', () =>
    expect(cell('=HYPERLINK("x")')).toBe(`a\r\n"'=HYPERLINK(""x"")"\r\n`));
  it('is guarded at the start of a list', () =>
    expect(toCsv([column('a', 'list')], [{a: ['@x', '=y']}])).toBe("a\r\n'@x; =y\r\n"));
  it('is not what has the sign elsewhere', () => expect(guardFormula('a=b')).toBe('a=b'));
  it('is not a negative number', () =>
    expect(toCsv([column('a', 'fraction')], [{a: -0.5}])).toBe('a\r\n-0.500000\r\n'));
});

describe('reading a CSV back', () => {
  const text = fc.string({unit: fc.oneof(fc.constantFrom(...'",\r\n=+-@\t;'), fc.string())});

  it('gives the cells that were written', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), {maxLength: 8}), (rows) => {
        const csv = toCsv(
          [column('a'), column('b')],
          rows.map(([a, b]) => ({a, b}))
        );
        const back: unknown = parse(csv, {record_delimiter: '\r\n', skip_empty_lines: false});
        expect(back).toEqual([['a', 'b'], ...rows.map((row) => row.map(guardFormula))]);
      }),
      {numRuns: 500}
    );
  });
});

describe('an exported table', () => {
  const row = {
    theme_id: 1,
    theme: 'KV Cache',
    papers: 2,
    share: 2 / 3,
    area_id: 2,
    area: 'Memory',
    confidence: 0.875,
    confidence_level: 'firm',
    first_week: '2026-04-06',
    last_week: null,
    top_terms: ['KV cache', 'eviction'],
    first_seen: '2026-04-06',
    since_start: false,
    rising: true,
    bursts: ['2026-W19..2026-W21'],
    voted_papers: 2,
    vote_volume: 0.25,
    vote_share: 0.5,
    vote_percentile: 0.75,
    attention: 'more',
    change: -1 / 3,
    change_from: '2026-W20',
    change_to: '2026-W21',
    verdict: 'no clear change'
  };
  it('has its columns in their order as CSV', () =>
    expect(exportCsv('themes', [row])).toBe(
      'theme_id,theme,papers,share,area_id,area,confidence,confidence_level,first_week,last_week,top_terms,first_seen,since_start,rising,bursts,voted_papers,vote_volume,vote_share,vote_percentile,attention,change,change_from,change_to,verdict\r\n' +
        '1,KV Cache,2,0.666667,2,Memory,0.875000,firm,2026-04-06,,KV cache; eviction,2026-04-06,false,true,2026-W19..2026-W21,2,0.250000,0.500000,0.750000,more,-0.333333,2026-W20,2026-W21,no clear change\r\n'
    ));
  it('has the same numbers as JSON, and lists as lists', () =>
    expect(JSON.parse(exportJson('themes', [row]))).toEqual([
      {...row, share: 0.666667, change: -0.333333}
    ]));
});
