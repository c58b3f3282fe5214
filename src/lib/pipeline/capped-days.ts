import type {Day, PaperFacts} from '../model.ts';
import {countEach} from './count-each.ts';

/** So many papers a page of a list holds; a day with just as many was probably cut off there. */
const PAGE_SIZES: ReadonlySet<number> = new Set([50, 100]);

/** Days on which one source listed exactly as many papers as a page of it holds. */
export function cappedDays(papers: readonly Pick<PaperFacts, 'listed' | 'sources'>[]): Set<Day> {
  const listings = papers.flatMap(({listed, sources}) =>
    listed === null ? [] : sources.map((source) => JSON.stringify([listed, source]))
  );
  const full = [...countEach(listings)].filter(([, count]) => PAGE_SIZES.has(count));
  return new Set(full.map(([key]) => key.slice(2, 12)));
}
