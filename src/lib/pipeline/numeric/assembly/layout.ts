/** Bytes in a float32 or int32, in a vector of four, and in a float64. */
export const FLOAT: usize = 4;
export const VECTOR: usize = 16;
export const DOUBLE: usize = 8;

/** Where row `row` of rows of so many bytes begins; past the end it is the row `first` again. */
export function rowWithin(first: usize, ahead: i32, left: i32, bytes: usize): usize {
  return ahead < left ? first + <usize>ahead * bytes : first;
}
