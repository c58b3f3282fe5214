import {describe, expect, it} from 'vitest';
import {faultOfIngest} from '../../src/lib/view/ingest-fault.ts';

const file = (name: string, read: number, reasons: readonly string[]) => ({
  file: name,
  counts: {read, rejected: reasons.length},
  reading: {rejects: reasons.map((reason) => ({reason}))}
});

describe('a file that gave nothing', () => {
  it('is told with the reasons, the commonest first', () =>
    expect(
      faultOfIngest([
        file('a.jsonl', 3, ['date-invalid', 'title-missing', 'title-missing']),
        file('b.jsonl', 2, ['title-missing'])
      ])
    ).toBe(
      'a.jsonl: all 3 records were rejected (2 title-missing and 1 date-invalid), so it added nothing. ' +
        '"ingest --help" names the formats and keys.'
    ));

  it('is none while a record of each was read, or there was none', () =>
    expect(
      faultOfIngest([file('a.jsonl', 2, ['title-missing']), file('b.jsonl', 0, [])])
    ).toBeNull());
});
