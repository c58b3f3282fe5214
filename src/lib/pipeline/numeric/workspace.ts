import {KERNELS} from './kernels-wasm.ts';
import {zeros, type Matrix} from './matrix.ts';

type Loop = (...values: number[]) => number;
type LoopName =
  | 'assign'
  | 'cross'
  | 'diagonalize'
  | 'fit'
  | 'gatherVotes'
  | 'lowerDistances'
  | 'reach'
  | 'restore'
  | 'rotate'
  | 'scaleRows'
  | 'scatterVotes'
  | 'setCentroid'
  | 'sparseTimes'
  | 'tridiagonalize'
  | 'update';

const PAGE = 65_536;
/** Bytes in a float32, or an int32, and in a float64. */
export const FLOAT = 4;
export const DOUBLE = 8;
/** Widths are padded with zeros to whole vectors, those of products to two of them. */
export const VECTOR = 4;
export const BLOCK = 8;
/** The next multiple of a number. */
export const padded = (count: number, to: number): number => Math.ceil(count / to) * to;

let compiled: WebAssembly.Module | undefined;

function module(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(KERNELS), (sign) => sign.charCodeAt(0)));
  return compiled;
}

/** Where rows lie in an array: the first number, and how far one is from the next. */
interface Rows {
  readonly values: Float32Array;
  readonly at: number;
  readonly stride: number;
}

/** Copies short rows number by number: a view of each would take longer to make than to copy. */
export function copyRows(
  from: Rows,
  to: Rows,
  {rows, columns}: {rows: number; columns: number}
): void {
  for (let row = 0; row < rows; row++) {
    const source = from.at + row * from.stride;
    const target = to.at + row * to.stride;
    for (let column = 0; column < columns; column++) {
      to.values[target + column] = from.values[source + column]!;
    }
  }
}

/** A linear memory of its own with the loops over it; places are handed out one behind the other. */
export class Workspace {
  readonly #memory = new WebAssembly.Memory({initial: 1});
  readonly #loops: Record<LoopName, Loop>;
  #end = 0;

  constructor() {
    const {exports} = new WebAssembly.Instance(module(), {env: {memory: this.#memory}});
    this.#loops = exports as Record<LoopName, Loop>;
  }

  /** Room for so many bytes, all zero unless it was handed out before. */
  reserve(bytes: number): number {
    const at = this.#end;
    this.#end = padded(at + bytes, 16);
    const missing = this.#end - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
    return at;
  }

  /** Does something with places that are free again afterwards. */
  lend<T>(use: () => T): T {
    const end = this.#end;
    try {
      return use();
    } finally {
      this.#end = end;
    }
  }

  floats(at: number, length: number): Float32Array {
    return new Float32Array(this.#memory.buffer, at, length);
  }

  doubles(at: number, length: number): Float64Array {
    return new Float64Array(this.#memory.buffer, at, length);
  }

  integers(at: number, length: number): Int32Array {
    return new Int32Array(this.#memory.buffer, at, length);
  }

  /** Copies a matrix in, each row padded with zeros, the rows padded with rows of zeros. */
  putMatrix({rows, columns, values}: Matrix, width: number, height = rows): number {
    const at = this.reserve(height * width * FLOAT);
    const target = this.floats(at, height * width);
    if (width === columns && height === rows) target.set(values);
    else {
      target.fill(0);
      const to = {values: target, at: 0, stride: width};
      copyRows({values, at: 0, stride: columns}, to, {rows, columns});
    }
    return at;
  }

  /** Copies a matrix out, without the padding of its rows. */
  takeMatrix(
    at: number,
    {rows, columns, width}: {rows: number; columns: number; width: number}
  ): Matrix {
    const source = this.floats(at, rows * width);
    if (width === columns) return {rows, columns, values: source.slice()};
    const matrix = zeros(rows, columns);
    const to = {values: matrix.values, at: 0, stride: columns};
    copyRows({values: source, at: 0, stride: width}, to, {rows, columns});
    return matrix;
  }

  putIntegers(values: Int32Array): number {
    const at = this.reserve(values.length * FLOAT);
    this.integers(at, values.length).set(values);
    return at;
  }

  putShorts(values: Uint16Array): number {
    const at = this.reserve(values.byteLength);
    new Uint16Array(this.#memory.buffer, at, values.length).set(values);
    return at;
  }

  putFloats(values: Float32Array): number {
    const at = this.reserve(values.length * FLOAT);
    this.floats(at, values.length).set(values);
    return at;
  }

  run(name: LoopName, ...values: readonly number[]): number {
    return this.#loops[name](...values);
  }
}
