import {describe, expect, it} from 'vitest';
import {faultOfIngest} from '../../src/lib/view/ingest-fault.ts';

const file = (name: string, read: number, reasons: Record<string, number>) => ({
  file: name,
  counts: {read, rejected: Object.values(reasons).reduce((sum, records) => sum + records, 0)},
  rejectReasons: Object.entries(reasons).map(([reason, records]) => ({reason, records}))
});

describe('a file that gave nothing', () => {
  it('is told with the reasons, the commonest first', () =>
    expect(
      faultOfIngest([
        file('a.jsonl', 3, {'date-invalid': 1, 'title-missing': 2}),
        file('b.jsonl', 2, {'title-missing': 1})
      ])
    ).toBe(
      'a.jsonl: all 3 records were rejected (2 title-missing and 1 date-invalid), so it added nothing. ' +
        '"ingest --help" names the formats and keys.'
    ));

  it('is none while a record of each was read, or there was none', () =>
    expect(
      faultOfIngest([file('a.jsonl', 2, {'title-missing': 1}), file('b.jsonl', 0, {})])
    ).toBeNull());
});
