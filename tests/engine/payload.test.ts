import {createHash} from 'node:crypto';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {BlobError, type Blobs} from '../../src/lib/engine/blobs.ts';
import {PayloadReader, PayloadWriter} from '../../src/lib/engine/payload.ts';
import {shared} from '../../src/lib/pipeline/shared-memory.ts';

/** Blobs in memory that count how often bytes were put and read. */
function memoryBlobs() {
  const kept = new Map<string, Uint8Array>();
  const counts = {put: 0, get: 0};
  const blobs: Blobs = {
    put: async (bytes) => {
      counts.put++;
      const key = createHash('sha256').update(bytes).digest('hex');
      kept.set(key, bytes.slice());
      return key;
    },
    get: async (key) => {
      counts.get++;
      const bytes = kept.get(key);
      if (!bytes) throw new BlobError(key);
      // As files are read: small ones lie somewhere in memory that they share with others.
      return Buffer.from(bytes);
    },
    note: async () => undefined,
    outputOf: async () => null
  };
  return {blobs, counts};
}

async function sent(value: unknown): Promise<unknown> {
  const {blobs} = memoryBlobs();
  return new PayloadReader(blobs).read(await new PayloadWriter(blobs).write(value));
}

const number = fc.double({noNaN: true, noDefaultInfinity: true}).map((value) => value + 0);
const numbers = fc.oneof(
  fc.float32Array({noNaN: true}),
  fc.float64Array({noNaN: true}),
  fc.int32Array(),
  fc.uint8Array(),
  fc.uint16Array(),
  fc.uint32Array()
);
const {value} = fc.letrec((tie) => ({
  value: fc.oneof(
    {depthSize: 'small'},
    number.filter((each) => !Object.is(each, -0)),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    numbers,
    fc.array(tie('value'), {maxLength: 4}),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true
    })
  )
}));

describe('a payload', () => {
  it('comes out as it went in, with the kinds of its arrays', async () => {
    await fc.assert(
      fc.asyncProperty(value, async (each) => {
        expect(await sent(each)).toEqual(each);
      })
    );
  });

  it('comes out of memory that threads share, and of a part of an array', async () => {
    const matrix = shared({rows: 1, columns: 3, values: Float32Array.of(0.5, -2, 3)});
    expect(await sent(matrix)).toEqual({
      rows: 1,
      columns: 3,
      values: Float32Array.of(0.5, -2, 3)
    });
    expect(await sent(Int32Array.of(1, 2, 3, 4).subarray(1, 3))).toEqual(Int32Array.of(2, 3));
  });

  it('has one name for one content', async () => {
    const {blobs} = memoryBlobs();
    const write = (seed: number) =>
      new PayloadWriter(blobs).write({seed, rows: Float32Array.of(1, 2)});
    expect(await write(1)).toBe(await write(1));
    expect(await write(2)).not.toBe(await write(1));
  });

  it('puts an array once that many payloads share, and reads it once', async () => {
    const {blobs, counts} = memoryBlobs();
    const [writer, reader] = [new PayloadWriter(blobs), new PayloadReader(blobs)];
    const rows = Float32Array.of(1, 2, 3);
    const keys = [await writer.write({seed: 1, rows}), await writer.write({seed: 2, rows})];
    expect(counts.put).toBe(3);
    for (const key of keys) await reader.read(key);
    expect(counts.get).toBe(3);
  });

  it.each([
    [{limits: {settled: Number.NaN}}, 'value.limits.settled is NaN'],
    [[1, Infinity], 'value[1] is Infinity'],
    [{at: -0}, 'value.at is 0'],
    [{when: new Date(0)}, 'value.when is '],
    [{run: () => 1}, 'value.run is '],
    [[new BigInt64Array(1)], 'value[0] is an array of numbers of a kind']
  ])('refuses what JSON would change, and says where: %o', async (wrong, message) => {
    await expect(sent(wrong)).rejects.toThrow(message);
  });
});
