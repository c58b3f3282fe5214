import type {Blobs} from './blobs.ts';

/** The numbers that steps take and give, by the name that stands in a payload. */
const ARRAYS = {
  Float32Array,
  Float64Array,
  Int32Array,
  Uint8Array,
  Uint16Array,
  Uint32Array
} as const;
type Numbers = InstanceType<(typeof ARRAYS)[keyof typeof ARRAYS]>;

/** Stands in a payload for numbers that are a blob of their own: many tasks share them. */
interface Reference {
  readonly $numbers: keyof typeof ARRAYS;
  readonly blob: string;
}

const nameOf = (value: Numbers): keyof typeof ARRAYS | undefined =>
  (Object.keys(ARRAYS) as (keyof typeof ARRAYS)[]).find((name) => value instanceof ARRAYS[name]);

const isReference = (value: object): value is Reference => '$numbers' in value;

/** Whether JSON keeps a number to the bit. */
const isExact = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0);

/** A list of numbers may have one for each paper, so that it is not taken apart. */
const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every(isExact);

/** Puts values into blobs: texts and single numbers as JSON, arrays of numbers as blobs beside it. */
export class PayloadWriter {
  readonly #blobs: Blobs;
  /** Numbers that were put already: the rows of all papers go into hundreds of tasks. */
  readonly #known = new WeakMap<object, Promise<string>>();

  constructor(blobs: Blobs) {
    this.#blobs = blobs;
  }

  /**
   * Keeps a value and gives the SHA-256 of its payload.
   *
   * @throws TypeError when it holds what JSON would change: NaN, infinity, minus zero, functions, other classes
   */
  async write(value: unknown): Promise<string> {
    const payload = await this.#plain(value, 'value');
    return this.#blobs.put(new TextEncoder().encode(JSON.stringify(payload)));
  }

  async #plain(value: unknown, place: string): Promise<unknown> {
    if (value === null || ['string', 'boolean', 'undefined'].includes(typeof value)) return value;
    if (isExact(value)) return value;
    if (ArrayBuffer.isView(value)) return this.#reference(value as Numbers, place);
    if (isNumbers(value)) return value;
    if (Array.isArray(value))
      return Promise.all(value.map((each, index) => this.#plain(each, `${place}[${index}]`)));
    if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
      const entries = Object.entries(value).map(
        async ([key, each]) => [key, await this.#plain(each, `${place}.${key}`)] as const
      );
      return Object.fromEntries(await Promise.all(entries));
    }
    throw new TypeError(`${place} is ${String(value)}, expected plain data that can be sent`);
  }

  async #reference(numbers: Numbers, place: string): Promise<Reference> {
    const name = nameOf(numbers);
    if (!name) throw new TypeError(`${place} is an array of numbers of a kind that cannot be sent`);
    const known = this.#known.get(numbers) ?? this.#blobs.put(bytesOf(numbers));
    this.#known.set(numbers, known);
    return {$numbers: name, blob: await known};
  }
}

/** The bytes of numbers; what lies in shared memory is copied, since files are written from memory of one's own. */
function bytesOf({buffer, byteOffset, byteLength}: Numbers): Uint8Array {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  return buffer instanceof ArrayBuffer ? bytes : bytes.slice();
}

/** Arrays that are kept at hand at most: those of one stage. */
const KEPT = 12;

/** Reads payloads, and keeps the arrays read last, which the next task mostly wants again. */
export class PayloadReader {
  readonly #blobs: Blobs;
  readonly #arrays = new Map<string, Promise<Numbers>>();

  constructor(blobs: Blobs) {
    this.#blobs = blobs;
  }

  /**
   * The value of a payload.
   *
   * @throws BlobError when a blob is missing or damaged
   */
  async read(key: string): Promise<unknown> {
    const text = new TextDecoder().decode(await this.#blobs.get(key));
    return this.#whole(JSON.parse(text));
  }

  async #whole(value: unknown): Promise<unknown> {
    if (typeof value !== 'object' || value === null) return value;
    if (isNumbers(value)) return value;
    if (Array.isArray(value)) return Promise.all(value.map((each) => this.#whole(each)));
    if (isReference(value)) return this.#numbers(value);
    const entries = Object.entries(value).map(
      async ([key, each]) => [key, await this.#whole(each)] as const
    );
    return Object.fromEntries(await Promise.all(entries));
  }

  #numbers({$numbers, blob}: Reference): Promise<Numbers> {
    const key = `${$numbers} ${blob}`;
    const known = this.#arrays.get(key) ?? this.#load($numbers, blob);
    this.#arrays.delete(key);
    this.#arrays.set(key, known);
    const [oldest = ''] = this.#arrays.keys();
    if (this.#arrays.size > KEPT) this.#arrays.delete(oldest);
    return known;
  }

  async #load(name: keyof typeof ARRAYS, blob: string): Promise<Numbers> {
    // A copy, as the bytes need not begin where numbers may, and may share their memory with others (a Buffer's `slice`
    // would be no copy).
    const bytes = new Uint8Array(await this.#blobs.get(blob));
    return new ARRAYS[name](bytes.buffer);
  }
}
