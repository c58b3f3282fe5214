import type {Matrix} from './matrix.ts';

/** A sign rule, since singular vectors have none of their own: the largest entry is positive. */
export function fixSigns(matrix: Matrix): void {
  const {columns, values} = matrix;
  const largest = new Float32Array(columns);
  values.forEach((value, index) => {
    const column = index % columns;
    if (Math.abs(value) > Math.abs(largest[column]!)) largest[column] = value;
  });
  values.forEach((value, index) => {
    if (largest[index % columns]! < 0) values[index] = -value;
  });
}
