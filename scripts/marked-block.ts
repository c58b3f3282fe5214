import {existsSync, readFileSync, writeFileSync} from 'node:fs';

/**
 * Puts a block into a page between its marks, in place of the last one; a page without the marks gets
 * them at its end, and a missing page begins with `opening`.
 */
export function writeBlock(
  file: string,
  {name, opening}: {name: string; opening: string},
  text: string
): void {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const block = `${start}\n\n${text}\n\n${end}`;
  const page = existsSync(file) ? readFileSync(file, 'utf8') : opening;
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  const after =
    from < 0 || to < from
      ? `${page.trimEnd()}\n\n${block}\n`
      : page.slice(0, from) + block + page.slice(to + end.length);
  writeFileSync(file, after);
}
