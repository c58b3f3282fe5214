/** Which part of one of several lists on a page is shown. */
export interface SectionPaging {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly size: number;
  readonly offset: number;
}

/** Rows of a list on a page that has several. */
const SIZE = 20;

/**
 * Reads which part of a list is asked for by the parameter of its name; a part beyond the last becomes the last, and a
 * word that is no number the first, which `problems` then tell.
 */
export function readSection(
  parameters: URLSearchParams,
  name: string,
  {total, problems}: {total: number; problems: string[]}
): SectionPaging {
  const pages = Math.max(1, Math.ceil(total / SIZE));
  const asked = parameters.get(name) ?? '';
  const wanted = /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : 1;
  const page = Math.min(wanted, pages);
  if (asked !== '' && asked !== String(page)) {
    problems.push(`There is no page “${asked.slice(0, 20)}” of ${name}; shown is ${page}.`);
  }
  return {page, pages, size: SIZE, offset: (page - 1) * SIZE};
}

/** The query string that leads to another part of one list and leaves the other lists as they are. */
export function writeSection(parameters: URLSearchParams, name: string, page: number): string {
  const next = new URLSearchParams(parameters);
  if (page === 1) next.delete(name);
  else next.set(name, String(page));
  const text = next.toString();
  return text && `?${text}`;
}
