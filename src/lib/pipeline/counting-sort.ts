/** Where the members of each group begin, and the end of the last: the sums of the numbers of members before it. */
export function startsOfGroups(groupOf: Int32Array, groups: number): Int32Array {
  const starts = new Int32Array(groups + 1);
  for (const group of groupOf) starts[group + 1] = (starts[group + 1] ?? 0) + 1;
  for (let group = 0; group < groups; group++) {
    starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0);
  }
  return starts;
}

/** The place of each member once they are sorted by group; within a group they keep their order. */
export function placesByGroup(groupOf: Int32Array, groups: number): Int32Array {
  const next = startsOfGroups(groupOf, groups);
  const places = new Int32Array(groupOf.length);
  for (let member = 0; member < groupOf.length; member++) {
    const group = groupOf[member] ?? 0;
    const place = next[group] ?? 0;
    places[member] = place;
    next[group] = place + 1;
  }
  return places;
}

/** Values at their places. */
export function moved(values: Int32Array, places: Int32Array): Int32Array<ArrayBuffer> {
  const sorted = new Int32Array(values.length);
  for (let member = 0; member < places.length; member++) {
    sorted[places[member] ?? 0] = values[member] ?? 0;
  }
  return sorted;
}
