import type {Paper} from '../model.ts';
import {latentSpace} from './lsa.ts';
import {fixSigns} from './numeric/fix-signs.ts';
import {
  firstColumns,
  normalizeRows,
  rowOf,
  zeros,
  type Matrix,
  type SparseMatrix
} from './numeric/matrix.ts';
import {wasmKernels} from './numeric/wasm-kernels.ts';

/** Longer texts are cut: models read no further, and some refuse. In characters. */
const LONGEST_TEXT = 8000;

/** The text of a paper that an embedding model reads. */
export const embeddingText = ({title, abstract}: Pick<Paper, 'title' | 'abstract'>): string =>
  `${title}\n${abstract}`.trim().slice(0, LONGEST_TEXT);

/** Neural vectors of papers, by paper id, all of one length. */
export type PaperVectors = ReadonlyMap<string, Float32Array>;

/**
 * The vectors of these papers as rows, in their order.
 *
 * @throws RangeError when a paper has none, or one of another length
 */
export function vectorRows(vectors: PaperVectors, papers: readonly Pick<Paper, 'id'>[]): Matrix {
  const columns = vectors.get(papers[0]?.id ?? '')?.length ?? 0;
  const matrix = zeros(papers.length, columns);
  papers.forEach(({id}, row) => {
    const vector = vectors.get(id);
    if (vector?.length !== columns || columns === 0) {
      throw new RangeError(
        `the vector of ${id} has ${vector?.length ?? 0} numbers, expected ${columns || 'some'}`
      );
    }
    matrix.values.set(vector, row * columns);
  });
  return matrix;
}

/** Takes the mean of each column away, in place: what all texts have in common tells none apart. */
function centreColumns(matrix: Matrix): Matrix {
  const means = new Float64Array(matrix.columns);
  matrix.values.forEach((value, at) => {
    const column = at % matrix.columns;
    means[column] = (means[column] ?? 0) + value / matrix.rows;
  });
  matrix.values.forEach((value, at) => {
    matrix.values[at] = value - (means[at % matrix.columns] ?? 0);
  });
  return matrix;
}

/** Every entry of a dense matrix as an entry of a sparse one. */
function everyEntry({rows, columns}: Matrix, values: Float32Array): SparseMatrix {
  return {
    rows,
    columns,
    starts: Int32Array.from({length: rows + 1}, (_, row) => row * columns),
    indices: Int32Array.from(values, (_, at) => at % columns),
    values
  };
}

/** Scales each column to length 1, in place; a column of zeros stays. */
function normalizeColumns(matrix: Matrix): Matrix {
  const squares = new Float64Array(matrix.columns);
  matrix.values.forEach((value, at) => {
    const column = at % matrix.columns;
    squares[column] = (squares[column] ?? 0) + value ** 2;
  });
  matrix.values.forEach((value, at) => {
    const square = squares[at % matrix.columns] ?? 0;
    if (square > 0) matrix.values[at] = value / Math.sqrt(square);
  });
  return matrix;
}

/** The directions in which centred rows differ most, as columns: singular vectors of their columns' products. */
function principalDirections(rows: Matrix, dimensions: number): Matrix {
  const basis = wasmKernels.basis(rows.rows, rows.columns);
  basis.append(rows);
  const products = Float32Array.from(basis.project(rows));
  const square = everyEntry({...rows, rows: rows.columns}, products);
  return normalizeColumns(latentSpace(square, {dimensions}).documents);
}

/**
 * Neural vectors in the directions in which they differ most: unit rows, centred, their principal
 * components, as unit rows again.
 */
export function principalRows(vectors: Matrix, dimensions: number): Matrix {
  const rows = centreColumns(normalizeRows(firstColumns(vectors, vectors.columns)));
  const components = wasmKernels.rotate(rows, principalDirections(rows, dimensions));
  fixSigns(components);
  return normalizeRows(components);
}

/** Rows that stand beside others, and what they weigh, 0 to 1. */
export interface Beside {
  readonly rows: Matrix;
  readonly weight: number;
}

/**
 * The first columns of some rows as unit rows; with others beside them each row is both, so that a
 * squared distance is the weighted mean of the two.
 */
export function joinRows(space: Matrix, columns: number, beside?: Beside): Matrix {
  const left = normalizeRows(firstColumns(space, columns));
  if (!beside) return left;
  const {rows: right, weight} = beside;
  const joined = zeros(left.rows, columns + right.columns);
  const [own, other] = [Math.sqrt(1 - weight), Math.sqrt(weight)];
  for (let row = 0; row < left.rows; row++) {
    const target = rowOf(joined, row);
    rowOf(left, row).forEach((value, column) => (target[column] = own * value));
    rowOf(right, row).forEach((value, column) => (target[columns + column] = other * value));
  }
  return normalizeRows(joined);
}
