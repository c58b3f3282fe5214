import type {Term, TermTable} from '../../model.ts';

/** The terms of papers that come to others. */
export interface GrowingTerms extends Omit<TermTable, 'terms'> {
  /** The id of each term among those of the others, −1 where it is not known. */
  readonly ids: Int32Array;
  /** The terms without an id, in their order. */
  readonly unknown: readonly Pick<Term, 'term' | 'stemKey'>[];
}

/** Takes terms apart into those whose ids are known and the others. */
export function growingTerms({terms, ...held}: TermTable, ids: Int32Array): GrowingTerms {
  const others = terms.filter((_, place) => (ids[place] ?? -1) < 0);
  return {...held, ids, unknown: others.map(({term, stemKey}) => ({term, stemKey}))};
}

/** The terms of papers of which no id is known. */
export const unknownTerms = (table: TermTable): GrowingTerms =>
  growingTerms(table, new Int32Array(table.terms.length).fill(-1));
