import type {RowKernels} from './kernels.ts';
import {rowOf, zeros, type Matrix} from './matrix.ts';
import {plainRotate} from './plain-sparse.ts';

const {fround} = Math;

function transpose({rows, columns, values}: Matrix): Matrix {
  const turned = zeros(columns, rows);
  values.forEach((value, index) => {
    turned.values[(index % columns) * rows + Math.floor(index / columns)] = value;
  });
  return turned;
}

/** Squared distance in float32, summed in four lanes as a vector unit does. */
function squaredDistance(left: Float32Array, right: Float32Array): number {
  const lanes = new Float32Array(4);
  left.forEach((value, index) => {
    const difference = fround(value - right[index]!);
    lanes[index % 4] = fround(lanes[index % 4]! + fround(difference * difference));
  });
  return fround(fround(lanes[0]! + lanes[1]!) + fround(lanes[2]! + lanes[3]!));
}

/** Lloyd's iterations by the definition. */
export class PlainRows implements RowKernels {
  readonly #rows: Matrix;
  readonly #labels: Int32Array;
  readonly #best: Float32Array;
  #centroids: Matrix = zeros(0, 0);
  #biases = new Float32Array(0);

  constructor(rows: Matrix) {
    this.#rows = rows;
    this.#labels = new Int32Array(rows.rows);
    this.#best = new Float32Array(rows.rows);
  }

  begin(k: number): void {
    this.#centroids = zeros(k, this.#rows.columns);
    this.#biases = new Float32Array(k).fill(-Infinity);
    this.#labels.fill(-1);
    this.#best.fill(Infinity);
  }

  seed(cluster: number, row: number): number {
    const point = rowOf(this.#rows, row);
    this.#set(cluster, point);
    this.#best.forEach((before, other) => {
      const distance = squaredDistance(rowOf(this.#rows, other), point);
      if (distance < before) this.#best[other] = distance;
    });
    return this.fit();
  }

  reach(amount: number): number {
    let rest = amount;
    return this.#best.findIndex((value) => (rest -= value) < 0);
  }

  assign(): number {
    const products = plainRotate(this.#rows, transpose(this.#centroids));
    let changed = 0;
    this.#labels.forEach((before, row) => {
      let [most, nearest] = [-Infinity, 0];
      rowOf(products, row).forEach((product, label) => {
        const value = fround(product + this.#biases[label]!);
        if (value > most) [most, nearest] = [value, label];
      });
      if (nearest !== before) changed++;
      this.#labels[row] = nearest;
      this.#best[row] = most;
    });
    return changed;
  }

  update(): void {
    const {columns} = this.#rows;
    const sums = new Float64Array(this.#centroids.rows * columns);
    const counts = new Int32Array(this.#centroids.rows);
    this.#labels.forEach((label, row) => {
      counts[label]!++;
      rowOf(this.#rows, row).forEach((value, index) => (sums[label * columns + index]! += value));
    });
    counts.forEach((count, label) => {
      const mean = sums.slice(label * columns, (label + 1) * columns).map((sum) => sum / count);
      this.#set(label, count > 0 ? Float32Array.from(mean) : this.#takeWorst());
    });
  }

  fit(): number {
    return this.#best.reduce((sum, value) => sum + value, 0);
  }

  labels(): Int32Array {
    return this.#labels.slice();
  }

  centroids(): Matrix {
    return {...this.#centroids, values: this.#centroids.values.slice()};
  }

  #set(cluster: number, point: Float32Array): void {
    rowOf(this.#centroids, cluster).set(point);
    this.#biases[cluster] = -point.reduce((sum, value) => sum + value * value, 0) / 2;
  }

  /** The row that fits its own cluster worst; it is not taken again. */
  #takeWorst(): Float32Array {
    const worst = this.#best.reduce(
      (least, value, row) => (value < this.#best[least]! ? row : least),
      0
    );
    this.#best[worst] = Infinity;
    return rowOf(this.#rows, worst);
  }
}
