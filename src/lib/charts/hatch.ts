interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Diagonal strokes that fill a box; drawn one by one, because a pattern needs an id that is unique in the page. */
export function hatchPath({left, right, top, bottom}: Box, gap = 6): string {
  const strokes: string[] = [];
  for (let c = Math.ceil((left - bottom) / gap) * gap; c < right - top; c += gap) {
    const x1 = Math.max(left, c + top);
    const x2 = Math.min(right, c + bottom);
    if (x2 > x1) {
      strokes.push(
        [`M${x1.toFixed(1)}`, `${(x1 - c).toFixed(1)}L${x2.toFixed(1)}`, (x2 - c).toFixed(1)].join(
          ','
        )
      );
    }
  }
  return strokes.join('');
}
