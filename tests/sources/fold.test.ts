import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Paper} from '../../src/lib/model.ts';
import {fold, indexPapers, lookupKeys, type Folding} from '../../src/lib/sources/fold.ts';
import {titleId} from '../../src/lib/sources/identity.ts';
import {anyCrossedRecord, anyRecord, paper} from './papers.ts';

const foldInto = (known: readonly Paper[], ...records: Paper[]) =>
  fold(records, indexPapers(known));

/** New papers, papers with something new, and the other records. */
const counts = ({fates, owners}: Folding) => {
  const [accepted = 0, updated = 0] = ['new', 'more'].map(
    (wanted) => fates.filter(({change}) => change === wanted).length
  );
  return [accepted, updated, owners.length - accepted - updated];
};

/** The library after the folding. */
function applied(known: readonly Paper[], {changed, renamed}: Folding): Paper[] {
  const gone = new Set([...renamed.map(({from}) => from), ...changed.map(({id}) => id)]);
  return [...known.filter(({id}) => !gone.has(id)), ...changed].sort((a, b) =>
    a.id < b.id ? -1 : 1
  );
}

const hard = paper({id: '2401.00001', title: 'World Models', sources: ['api']});
const soft = paper({
  ...{id: titleId('world models'), title: 'world models', comments: 4, sources: ['page']}
});

describe('fold', () => {
  it('does nothing without records', () =>
    expect(foldInto([hard])).toEqual({
      changed: [],
      renamed: [],
      owners: [],
      fates: [],
      lostTitles: []
    }));

  it('tells which papers the records know the votes of, and where a removed id went', () => {
    const known = {...soft, upvotes: 9};
    const {renamed, fates} = foldInto([known], {...hard, upvotes: 2}, {...hard, id: '2401.00002'});
    expect(renamed).toEqual([{from: soft.id, to: hard.id}]);
    expect(fates).toEqual([
      {id: hard.id, change: 'more', replaces: true, votes: true},
      {id: '2401.00002', change: 'new', replaces: false, votes: false}
    ]);
  });

  it('tells which titles a paper has lost, in the library or among the records', () => {
    const [second, third] = [2, 3].map((version) => ({...hard, version, title: `V${version}`}));
    const {lostTitles} = foldInto([hard], ...[third, second].flatMap((record) => record ?? []));
    expect(lostTitles).toEqual([
      {id: hard.id, key: 'v2'},
      {id: hard.id, key: 'worldmodels'}
    ]);
    expect(foldInto([hard], {...hard, title: 'World models!'}).lostTitles).toEqual([]);
  });

  it('accepts a paper that is not known', () => {
    const folding = foldInto([], hard);
    expect([folding.changed, counts(folding)]).toEqual([[hard], [1, 0, 0]]);
  });

  it('counts a paper on two days once, on the earlier', () => {
    const folding = foldInto([], {...hard, listed: '2026-05-02'}, {...hard, listed: '2026-05-01'});
    expect([folding.changed, counts(folding)]).toEqual([
      [{...hard, listed: '2026-05-01'}],
      [1, 0, 1]
    ]);
  });

  it('updates a known paper by what is new', () => {
    const folding = foldInto([hard], {...hard, upvotes: 3}, {...hard, upvotes: 2});
    expect([folding.changed, counts(folding)]).toEqual([[{...hard, upvotes: 3}], [0, 1, 1]]);
  });

  it('changes nothing when nothing is new', () => {
    const folding = foldInto([{...hard, upvotes: 3}], hard, {...hard, upvotes: 2});
    expect([folding.changed, counts(folding)]).toEqual([[], [0, 0, 2]]);
  });

  it('knows a record without an id by its title', () => {
    const folding = foldInto([hard], soft);
    expect(folding.changed).toMatchObject([
      {id: '2401.00001', comments: 4, sources: ['api', 'page']}
    ]);
    expect([folding.renamed, counts(folding)]).toEqual([[], [0, 1, 0]]);
    expect(folding.owners).toEqual([hard.id]);
  });

  it('gives a paper known by title the id that comes later', () => {
    const folding = foldInto([soft], hard);
    expect(folding.changed).toMatchObject([
      {id: '2401.00001', comments: 4, sources: ['api', 'page']}
    ]);
    expect([folding.renamed, counts(folding)]).toEqual([[{from: soft.id, to: hard.id}], [0, 1, 0]]);
  });

  it('joins a title and an id that come together', () => {
    const folding = foldInto([], soft, hard);
    expect(folding.changed.map(({id}) => id)).toEqual(['2401.00001']);
    expect(counts(folding)).toEqual([1, 0, 1]);
  });

  it('joins a title with the title that an older version had', () => {
    const renamed = {...hard, version: 2, title: 'World Models, Renamed'};
    expect(foldInto([], soft, hard, renamed).changed.map(({id}) => id)).toEqual(['2401.00001']);
  });

  it('keeps two ids apart though their titles are alike', () => {
    const folding = foldInto([hard], {...hard, id: '2402.00002'});
    expect([folding.changed.map(({id}) => id), counts(folding)]).toEqual([
      ['2402.00002'],
      [1, 0, 0]
    ]);
  });

  it('gives a title that fits two ids to the smaller one', () => {
    const other = {...hard, id: '2402.00002'};
    expect(foldInto([], other, soft, hard).changed.map(({id, comments}) => [id, comments])).toEqual(
      [
        ['2401.00001', 4],
        ['2402.00002', null]
      ]
    );
    expect(foldInto([soft], other, hard).changed.map(({id, comments}) => [id, comments])).toEqual([
      ['2401.00001', 4],
      ['2402.00002', null]
    ]);
  });
});

it('names the ids that it replaced, in order', () => {
  const titles = ['One', 'Two', 'Three', 'Four'];
  const soft = titles.map((title) => paper({id: titleId(title), title}));
  const hard = titles.map((title, index) => paper({id: `2401.0000${index}`, title}));
  const {renamed, owners} = foldInto(soft, ...hard);
  const names = soft.map(({id}, index) => ({from: id, to: `2401.0000${index}`}));
  expect(renamed).toEqual(names.sort((a, b) => (a.from < b.from ? -1 : 1)));
  expect(owners).toEqual(hard.map(({id}) => id));
});

describe('any records', () => {
  const library = fc
    .array(anyRecord, {maxLength: 4})
    .map((records) => foldInto([], ...records).changed);
  const batch = fc.array(anyRecord, {maxLength: 6});

  it('are each accepted, updated or merged', () =>
    fc.assert(
      fc.property(library, batch, (known, records) => {
        const folding = foldInto(known, ...records);
        const [accepted = 0, updated = 0, merged] = counts(folding);
        expect(accepted + updated).toBe(folding.changed.length);
        expect(merged).toBeGreaterThanOrEqual(0);
      })
    ));

  it('give the same in any order', () =>
    fc.assert(
      fc.property(
        library,
        fc
          .array(anyCrossedRecord, {maxLength: 6})
          .chain((records) =>
            fc.tuple(
              fc.constant(records),
              fc.shuffledSubarray(records, {minLength: records.length, maxLength: records.length})
            )
          ),
        (known, [records, shuffled]) => {
          const {owners, ...folding} = foldInto(known, ...records);
          const {owners: others, ...other} = foldInto(known, ...shuffled);
          expect(other).toEqual(folding);
          const owner = new Map(records.map((record, index) => [record, owners[index]]));
          expect(others).toEqual(shuffled.map((record) => owner.get(record)));
        }
      )
    ));

  it('give the same in one batch or two, in either order', () =>
    fc.assert(
      fc.property(batch, batch, (first, second) => {
        const whole = applied([], foldInto([], ...first, ...second));
        const inTurn = (one: readonly Paper[], two: readonly Paper[]) => {
          const known = applied([], foldInto([], ...one));
          return applied(known, foldInto(known, ...two));
        };
        expect(inTurn(first, second)).toEqual(whole);
        expect(inTurn(second, first)).toEqual(whole);
      }),
      {numRuns: 500}
    ));

  it('tell nothing new the second time', () =>
    fc.assert(
      fc.property(library, batch, (known, records) => {
        const after = applied(known, foldInto(known, ...records));
        const again = foldInto(after, ...records);
        expect([again.changed, again.renamed, counts(again)]).toEqual([
          ...[[], []],
          [0, 0, records.length]
        ]);
      })
    ));
});

describe('lookupKeys', () => {
  it('names the ids and titles that fold looks up', () =>
    expect(lookupKeys([hard, soft])).toEqual({
      ids: ['2401.00001', titleId('World Models')],
      titleKeys: ['worldmodels']
    }));

  it('are in order', () => {
    const titles = ['B', 'A', 'C'];
    const records = titles.map((title) => paper({id: `own-${title}`, title}));
    const {ids, titleKeys} = lookupKeys(records);
    expect([ids, titleKeys]).toEqual([[...ids].sort(), ['a', 'b', 'c']]);
  });

  it('is all that fold needs of the library', () => {
    const {ids, titleKeys} = lookupKeys([hard]);
    const asked = new Set<string>();
    fold([hard], {
      byId: (id) => void asked.add(id),
      byTitleKey: (key) => (asked.add(key), []),
      holdsTitleIds: true
    });
    expect([...asked].filter((key) => !ids.includes(key) && !titleKeys.includes(key))).toEqual([]);
  });
});
