import type {Matrix} from './matrix.ts';

/** A sign rule, since singular vectors have none of their own: the largest entry is positive. */
export function fixSigns(matrix: Matrix): void {
  const {columns, values} = matrix;
  const largest = new Float32Array(columns);
  for (let index = 0; index < values.length; index++) {
    const column = index % columns;
    if (Math.abs(values[index]!) > Math.abs(largest[column]!)) largest[column] = values[index]!;
  }
  for (let index = 0; index < values.length; index++) {
    if (largest[index % columns]! < 0) values[index] = -values[index]!;
  }
}
