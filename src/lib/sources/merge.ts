import type {Paper} from '../model.ts';
import {isTitleId} from './identity.ts';

type Order<T> = (a: T, b: T) => number;

const smaller: Order<string> = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

// Each order is total on what it picks, so that merging does not depend on the order of the records.
const better = <T>(a: T, b: T, ...orders: Order<T>[]): T => {
  const order = orders.map((compare) => compare(a, b)).find((result) => result !== 0) ?? 0;
  return order <= 0 ? a : b;
};

function ofBoth<T>(a: T | null, b: T | null, pick: (a: T, b: T) => T): T | null {
  if (a === null || b === null) return a ?? b;
  return pick(a, b);
}

const least = <T extends string>(a: T, b: T) => (a < b ? a : b);
const most = (a: number, b: number) => Math.max(a, b);

const TEXT_ORDERS: Order<Paper>[] = [
  (a, b) => Number(b.abstract !== '') - Number(a.abstract !== ''),
  (a, b) => b.version - a.version,
  (a, b) => b.abstract.length - a.abstract.length,
  (a, b) => b.title.length - a.title.length,
  (a, b) => smaller(a.abstract, b.abstract),
  (a, b) => smaller(a.title, b.title)
];

const ID_ORDERS: Order<Paper>[] = [
  (a, b) => Number(isTitleId(a.id)) - Number(isTitleId(b.id)),
  (a, b) => smaller(a.id, b.id)
];

const AUTHOR_ORDERS: Order<readonly string[]>[] = [
  (a, b) => b.length - a.length,
  (a, b) => smaller(a.join('\n'), b.join('\n'))
];

/**
 * What two records tell of one paper: the text of the highest version that has an abstract (then the
 * longer), the earliest days, the longer author list, the highest counts, all sources.
 * Commutative, associative and idempotent.
 */
export function mergePapers(a: Paper, b: Paper): Paper {
  const {title, abstract, version} = better(a, b, ...TEXT_ORDERS);
  return {
    id: better(a, b, ...ID_ORDERS).id,
    title,
    abstract,
    published: ofBoth(a.published, b.published, least),
    listed: ofBoth(a.listed, b.listed, least),
    authors: better(a.authors, b.authors, ...AUTHOR_ORDERS),
    authorCount: ofBoth(a.authorCount, b.authorCount, most),
    organisation: ofBoth(a.organisation, b.organisation, least),
    upvotes: ofBoth(a.upvotes, b.upvotes, most),
    comments: ofBoth(a.comments, b.comments, most),
    url: ofBoth(a.url, b.url, least),
    version,
    sources: [...new Set([...a.sources, ...b.sources])].sort()
  };
}

const sameTexts = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((text, index) => text === b[index]);

const VALUES = [
  ...(['id', 'title', 'abstract', 'published', 'listed', 'authorCount'] as const),
  ...(['organisation', 'upvotes', 'comments', 'url', 'version'] as const)
];

/** Whether two records tell the same. */
export const samePaper = (a: Paper, b: Paper): boolean =>
  VALUES.every((field) => a[field] === b[field]) &&
  sameTexts(a.authors, b.authors) &&
  sameTexts(a.sources, b.sources);
