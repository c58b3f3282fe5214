/** The numbers of some groups, from the first to before the last. */
export type Range = readonly [from: number, to: number];

/** A range holds so many members at least, and this share of them all: what is sorted range by range is read anew for each. */
const LEAST_MEMBERS = 2 ** 20;
const RANGES = 16;

/** Cuts groups, by their sizes, into ranges: each of so many members at most if it is not of one group alone. */
export function* rangesOfGroups(sizes: Int32Array, least = LEAST_MEMBERS): Generator<Range> {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const most = Math.max(least, Math.ceil(all / RANGES));
  let [from, held] = [0, 0];
  for (let group = 0; group < sizes.length; group++) {
    const size = sizes[group] ?? 0;
    if (held > 0 && held + size > most) {
      yield [from, group];
      [from, held] = [group, 0];
    }
    held += size;
  }
  if (held > 0) yield [from, sizes.length];
}

/** Where the members of each group begin, and the end of the last: the sums of the sizes before it. */
export function startsOfSizes(sizes: Int32Array): Int32Array {
  const starts = new Int32Array(sizes.length + 1);
  for (let group = 0; group < sizes.length; group++) {
    starts[group + 1] = (starts[group] ?? 0) + (sizes[group] ?? 0);
  }
  return starts;
}

/** The same, counted from the group of each member. */
export function startsOfGroups(groupOf: Int32Array, groups: number): Int32Array {
  const sizes = new Int32Array(groups);
  for (const group of groupOf) sizes[group] = (sizes[group] ?? 0) + 1;
  return startsOfSizes(sizes);
}

/** Values by their groups, and where those of each group begin; within a group they keep their order. */
export interface Grouped {
  readonly starts: Int32Array;
  readonly values: Int32Array;
}

/** A counting sort of values by the group of each. */
export function groupValues(values: Int32Array, groupOf: Int32Array, groups: number): Grouped {
  const starts = startsOfGroups(groupOf, groups);
  const next = starts.slice();
  const sorted = new Int32Array(values.length);
  for (let member = 0; member < values.length; member++) {
    const group = groupOf[member] ?? 0;
    const place = next[group] ?? 0;
    sorted[place] = values[member] ?? 0;
    next[group] = place + 1;
  }
  return {starts, values: sorted};
}
