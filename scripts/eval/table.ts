const width = (column: readonly string[]): number =>
  Math.max(3, ...column.map(({length}) => length));

/** A table in Markdown, its columns lined up; the first holds names, the others are set right. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[]
): string {
  const widths = head.map((title, index) => width([title, ...rows.map((row) => row[index] ?? '')]));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((space, index) => pad(cells[index] ?? '', space, index)).join(' | ')} |`;
  const rule = widths.map((space, index) =>
    index === 0 ? '-'.repeat(space) : `${'-'.repeat(space - 1)}:`
  );
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

const pad = (cell: string, space: number, column: number): string =>
  column === 0 ? cell.padEnd(space) : cell.padStart(space);
