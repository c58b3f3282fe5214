import type {RowKernels} from './kernels.ts';
import {rowOf, zeros, type Matrix} from './matrix.ts';
import {plainRotate} from './plain-sparse.ts';
import {longestRow} from './wasm-rows.ts';

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

/** What rounding may add to a drift, for rows of any length. */
const SLACK = 1e-5;

/** Lloyd's iterations by the definition; a row is looked at only when its margin is used up (Hamerly 2010). */
export class PlainRows implements RowKernels {
  readonly #rows: Matrix;
  readonly #longest: number;
  readonly #labels: Int32Array;
  readonly #best: Float32Array;
  readonly #margins: Float32Array;
  #centroids: Matrix = zeros(0, 0);
  #sums = new Float64Array(0);
  #counts = new Int32Array(0);
  #biases = new Float32Array(0);
  #drifts = new Float32Array(0);

  constructor(rows: Matrix) {
    this.#rows = rows;
    this.#longest = longestRow(rows);
    this.#labels = new Int32Array(rows.rows);
    this.#best = new Float32Array(rows.rows);
    this.#margins = new Float32Array(rows.rows);
  }

  begin(k: number): void {
    this.#centroids = zeros(k, this.#rows.columns);
    this.#sums = new Float64Array(k * this.#rows.columns);
    this.#counts = new Int32Array(k);
    this.#biases = new Float32Array(k).fill(-Infinity);
    this.#drifts = new Float32Array(k);
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
    return this.#best.reduce((sum, value) => sum + value, 0);
  }

  reach(amount: number): number {
    let rest = amount;
    return this.#best.findIndex((value) => (rest -= value) < 0);
  }

  assign(): number {
    const products = plainRotate(this.#rows, transpose(this.#centroids));
    let changed = 0;
    this.#labels.forEach((before, row) => {
      if (before >= 0) {
        this.#margins[row]! -= this.#drifts[before]!;
        if (this.#margins[row]! > 0) return;
      }
      let [most, next, nearest] = [-Infinity, -Infinity, 0];
      rowOf(products, row).forEach((product, label) => {
        const value = fround(product + this.#biases[label]!);
        if (value > most) [most, next, nearest] = [value, most, label];
        else if (value > next) next = value;
      });
      this.#best[row] = most;
      this.#margins[row] = most - next;
      if (nearest === before) return;
      changed++;
      this.#move(row, before, nearest);
    });
    return changed;
  }

  update(): void {
    const {columns} = this.#rows;
    const moved = Float32Array.from(this.#counts, (count, label) => {
      const sums = this.#sums.subarray(label * columns, (label + 1) * columns);
      const mean = Float32Array.from(sums, (sum) => sum / count);
      return this.#set(label, count > 0 ? mean : this.#takeWorst());
    });
    const slack = SLACK * (1 + this.#longest ** 2);
    this.#drifts = moved.map((own, label) => {
      const others = moved.filter((_, other) => other !== label);
      return own + Math.max(0, ...others) + slack;
    });
  }

  fit(): number {
    let total = 0;
    this.#labels.forEach((label, row) => {
      const centroid = rowOf(this.#centroids, label);
      total += rowOf(this.#rows, row).reduce(
        (sum, value, index) => fround(sum + fround(value * centroid[index]!)),
        this.#biases[label]!
      );
    });
    return total;
  }

  labels(): Int32Array {
    return this.#labels.slice();
  }

  centroids(): Matrix {
    return {...this.#centroids, values: this.#centroids.values.slice()};
  }

  /** Takes a row from the sums of one label to those of another. */
  #move(row: number, before: number, label: number): void {
    const {columns} = this.#rows;
    this.#labels[row] = label;
    this.#counts[label]!++;
    if (before >= 0) this.#counts[before]!--;
    rowOf(this.#rows, row).forEach((value, index) => {
      if (before >= 0) this.#sums[before * columns + index]! -= value;
      this.#sums[label * columns + index]! += value;
    });
  }

  /** Puts a centroid somewhere; returns how much a row's product with it may have changed. */
  #set(cluster: number, point: Float32Array): number {
    const centroid = rowOf(this.#centroids, cluster);
    const moved = point.reduce((sum, value, index) => sum + (value - centroid[index]!) ** 2, 0);
    centroid.set(point);
    const before = this.#biases[cluster]!;
    this.#biases[cluster] = -point.reduce((sum, value) => sum + value * value, 0) / 2;
    return this.#longest * Math.sqrt(moved) + Math.abs(this.#biases[cluster]! - before);
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
