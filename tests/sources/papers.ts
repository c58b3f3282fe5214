import fc from 'fast-check';
import type {Paper} from '../../src/lib/model.ts';
import {titleId} from '../../src/lib/sources/identity.ts';

/** A paper of which nothing but id and title is known, and what the test adds. */
export const paper = (fields: Partial<Paper> = {}): Paper => ({
  ...{id: '2401.00001', title: 'A Title', abstract: '', published: null, listed: null},
  ...{authors: [], authorCount: null, organisation: null, upvotes: null, comments: null},
  ...{url: null, version: 0, sources: ['test'], ...fields}
});

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, {nil: null});
const day = fc.constantFrom('2026-01-01', '2026-01-02', '2026-02-01');
const few = fc.integer({min: 0, max: 3});
const word = fc.constantFrom('a', 'b', 'bb', 'B', 'ab');

/** Papers that differ in few ways, so that equal and conflicting fields are common; all of one id. */
export const anyPaper: fc.Arbitrary<Paper> = fc.record({
  ...{id: fc.constant('2401.00001'), title: word, abstract: fc.oneof(fc.constant(''), word)},
  ...{published: orNull(day), listed: orNull(day), authors: fc.array(word, {maxLength: 2})},
  ...{authorCount: orNull(few), organisation: orNull(word), upvotes: orNull(few)},
  ...{comments: orNull(few), url: orNull(word), version: few},
  sources: fc.uniqueArray(word, {minLength: 1, maxLength: 2}).map((names) => names.sort())
});

const withTitle = (title: string, id: string | null) => (fields: Paper) => ({
  ...fields,
  ...{title, id: id ?? titleId(title)}
});

/** Papers of few titles, each known by its one id or by the title alone. */
export const anyRecord: fc.Arbitrary<Paper> = fc
  .tuple(
    anyPaper,
    fc.constantFrom(['One', '1'], ['ONE!', '1'], ['Two', '2'], ['Three', '3']),
    fc.boolean()
  )
  .map(([fields, [title = '', id = ''], byTitle]) => withTitle(title, byTitle ? null : id)(fields));

/** Papers whose titles and ids cross: one title has many ids, one id many titles. */
export const anyCrossedRecord: fc.Arbitrary<Paper> = fc
  .tuple(anyPaper, fc.constantFrom('One', 'Two'), fc.constantFrom('1', '2', null))
  .map(([fields, title, id]) => withTitle(title, id)(fields));
