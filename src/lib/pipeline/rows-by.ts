import type {Assignment} from '../model.ts';

/** The rows of each label from 0 to k − 1, by rising number; a row with another label, such as −1, is in none. */
export function rowsByLabel(labels: Int32Array, k: number): number[][] {
  const rows = Array.from({length: k}, (): number[] => []);
  labels.forEach((label, row) => rows[label]?.push(row));
  return rows;
}

/** The rows of the papers of each theme, by its id. */
export function rowsByTheme(
  assignments: readonly Pick<Assignment, 'themeId'>[]
): Map<number, number[]> {
  const rowsOf = new Map<number, number[]>();
  assignments.forEach(({themeId}, row) => {
    if (themeId === null) return;
    const rows = rowsOf.get(themeId);
    if (rows) rows.push(row);
    else rowsOf.set(themeId, [row]);
  });
  return rowsOf;
}
