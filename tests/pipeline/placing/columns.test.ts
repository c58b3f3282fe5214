import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {RepeatedColumn, TextColumn} from '../../../src/lib/pipeline/placing/columns.ts';

describe('a column of texts', () => {
  it('gives back every text, empty ones and those with a byte order mark included', () => {
    fc.assert(
      fc.property(fc.array(fc.string({unit: 'binary'})), (texts) => {
        const column = new TextColumn();
        for (const text of ['', '\ufeffé', ...texts]) column.push(text);
        expect(column.length).toBe(texts.length + 2);
        expect([...column]).toEqual(['', '\ufeffé', ...texts]);
      })
    );
  });

  it('grows with texts that are longer than all before', () => {
    const column = new TextColumn();
    const texts = ['a', '漢'.repeat(20_000), 'b'];
    for (const text of texts) column.push(text);
    expect([...column]).toEqual(texts);
  });
});

describe('a column of values of which few differ', () => {
  it('gives back each value at every place where it came', () => {
    const column = new RepeatedColumn<string>();
    for (const value of ['x', 'y', 'x']) column.push(value);
    expect([0, 1, 2].map((place) => column.at(place))).toEqual(['x', 'y', 'x']);
  });

  it('tells null, undefined and 0 apart', () => {
    const column = new RepeatedColumn<number | null | undefined>();
    const values = [0, null, undefined, null, 0];
    for (const value of values) column.push(value);
    expect(values.map((_, place) => column.at(place))).toEqual(values);
  });

  it('refuses a place where nothing is', () => {
    expect(() => new RepeatedColumn<string>().at(0)).toThrow('there is no value 0');
  });
});
