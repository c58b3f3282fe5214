import {addProblem, noProblems} from './problems.ts';
import {readChoice} from './filters.ts';

/** The order of a list of papers. */
export type PaperOrder = 'newest' | 'votes' | 'closest' | 'relevance';
const ORDERS: readonly PaperOrder[] = ['newest', 'votes', 'closest'];
/** Papers on a page; at most 200 may be. */
const SIZE = 50;

/** Whether a list may come by relevance: not when another order is asked for by its name. */
export const mayRank = (parameters: URLSearchParams): boolean =>
  !ORDERS.some((order) => order === parameters.get('order'));

/** Which part of a list of papers is shown. */
export interface Paging {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly size: number;
  readonly offset: number;
  readonly order: PaperOrder;
  readonly problems: readonly string[];
}

/**
 * Reads `page` and `order` of a URL; a page beyond the last becomes the last, which is said. A list that was searched
 * for comes by relevance unless another order is asked for; any other has none.
 */
export function readPaging(
  parameters: URLSearchParams,
  total: number,
  {searched = false} = {}
): Paging {
  const said = noProblems();
  const order = readChoice<PaperOrder>(parameters, 'order', {
    allowed: searched ? ['relevance', ...ORDERS] : ORDERS,
    fallback: searched ? 'relevance' : 'newest',
    problems: said
  });
  const pages = Math.max(1, Math.ceil(total / SIZE));
  const asked = parameters.get('page') ?? '';
  const wanted = /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : 1;
  const page = Math.min(wanted, pages);
  if (asked !== '' && asked !== String(page)) {
    addProblem(
      said,
      `There is no page “${asked.slice(0, 20)}”`,
      `; shown is page ${page} of ${pages}`
    );
  }
  return {page, pages, size: SIZE, offset: (page - 1) * SIZE, order, problems: said.problems};
}
