/** A period under the pointer, and the theme whose chart or row it is in. */
export interface Pointed {
  readonly index: number;
  readonly themeId: number | null;
}

const numberOf = (text: string | undefined): number | null =>
  text === undefined || text === '' ? null : Number(text);

/** The theme of the row under the pointer, where a chart has a row for each theme. */
function themeOfRow(svg: Element, y: number, themeIds: readonly number[]): number | null {
  const rows = svg.querySelector<SVGGElement>('[data-row]');
  const [first, height] = [numberOf(rows?.dataset['row0']), numberOf(rows?.dataset['row'])];
  if (first === null || height === null) return null;
  return themeIds[Math.floor((y - first) / height)] ?? null;
}

/** What a pointer event over a chart points at; null beside the charts. `themeIds` are those of the rows, if it has any. */
export function pointedPeriod(
  {target, clientX, clientY}: MouseEvent,
  {count, themeIds}: {count: number; themeIds: readonly number[]}
): Pointed | null {
  const svg = target instanceof Element ? target.closest('svg') : null;
  const rule = svg?.querySelector<SVGPathElement>('.reading-rule');
  if (!svg || !rule || count === 0) return null;
  const box = svg.getBoundingClientRect();
  const scale = svg.viewBox.baseVal.width / box.width;
  const [x0, dx] = ['--x0', '--dx'].map((name) => Number(rule.style.getPropertyValue(name)));
  const index = Math.round(((clientX - box.left) * scale - (x0 ?? 0)) / (dx ?? 1));
  const own = svg.closest<HTMLElement>('[data-theme]')?.dataset['theme'];
  return {
    index: Math.min(count - 1, Math.max(0, index)),
    themeId: numberOf(own) ?? themeOfRow(svg, (clientY - box.top) * scale, themeIds)
  };
}
