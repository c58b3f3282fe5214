/** Moves labels apart so that none is closer than `gap` to the next, within a range; keeps their order. */
export function spread(
  wanted: readonly number[],
  gap: number,
  [least, most]: readonly [number, number]
): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => at(wanted, a) - at(wanted, b));
  const placed = new Array<number>(wanted.length).fill(0);
  let free = least;
  for (const index of order) {
    placed[index] = Math.max(at(wanted, index), free);
    free = at(placed, index) + gap;
  }
  let limit = most;
  for (const index of order.reverse()) {
    placed[index] = Math.min(at(placed, index), limit);
    limit = at(placed, index) - gap;
  }
  return placed;
}

const at = (values: readonly number[], index: number) => values[index] ?? 0;
