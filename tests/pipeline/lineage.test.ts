import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {lineageOf, type NamedThemes} from '../../src/lib/pipeline/lineage.ts';

/** An analysis by the papers of each theme, `{id: 'a b c'}`; papers under 0 have no theme. */
function analysis(themes: Record<number, string>): NamedThemes {
  const rows = Object.entries(themes).map(([id, papers]) => ({
    id: Number(id),
    ids: papers.split(' ').filter((word) => word !== '')
  }));
  return {
    themes: rows
      .filter(({id}) => id > 0)
      .map(({id, ids}) => ({id, name: `T${id}`, papers: ids.length})),
    assignments: rows.flatMap(({id, ids}) =>
      ids.map((paperId) => ({paperId, themeId: id > 0 ? id : null}))
    )
  };
}
const tell = (before: Record<number, string>, after: Record<number, string>) =>
  lineageOf(analysis(before), analysis(after), 2).map(
    ({kind, fromId, toId, papers, shareFrom, shareTo}) => [
      kind,
      fromId,
      toId,
      papers,
      shareFrom,
      shareTo
    ]
  );

describe('lineage', () => {
  it('begins with the birth of every theme', () =>
    expect(lineageOf(null, analysis({1: 'a b', 2: 'c'}), 1)).toEqual([
      {
        step: 1,
        kind: 'born',
        fromId: null,
        fromName: null,
        toId: 1,
        toName: 'T1',
        papers: 2,
        shareFrom: null,
        shareTo: null
      },
      {
        step: 1,
        kind: 'born',
        fromId: null,
        fromName: null,
        toId: 2,
        toName: 'T2',
        papers: 1,
        shareFrom: null,
        shareTo: null
      }
    ]));

  it('tells with which share of its papers a theme goes on, of those that both analyses have', () =>
    // x has left the data and n is new; b lost its theme and c had none.
    expect(tell({1: 'a b d x', 0: 'c'}, {1: 'a c d n', 0: 'b'})).toEqual([
      ['continued', 1, 1, 2, 2 / 3, 2 / 3]
    ]));

  it('calls a new theme split when half of its known papers came from one theme', () =>
    expect(tell({1: 'a b c d', 2: 'e'}, {1: 'a b', 2: 'e', 3: 'c d n'})).toEqual([
      ['continued', 1, 1, 2, 0.5, 1],
      ['split', 1, 3, 2, 0.5, 1],
      ['continued', 2, 2, 1, 1, 1]
    ]));

  it('calls a theme merged when half of its papers went into one other', () =>
    expect(tell({1: 'a b', 2: 'c d'}, {1: 'a b c', 0: 'd'})).toEqual([
      ['continued', 1, 1, 2, 1, 2 / 3],
      ['merged', 2, 1, 1, 0.5, 1 / 3]
    ]));

  it('calls a theme retired when its papers scattered, and says where three or more went', () =>
    expect(
      tell({1: 'a', 2: 'b', 3: 'c d e f g h i'}, {1: 'a c d e', 2: 'b f g', 0: 'h i'})
    ).toEqual([
      ['continued', 1, 1, 1, 1, 0.25],
      ['continued', 2, 2, 1, 1, 1 / 3],
      ['moved', 3, 1, 3, 3 / 7, 0.75],
      ['retired', 3, null, 7, null, null]
    ]));

  it('keeps the name of a theme that ended', () =>
    expect(lineageOf(analysis({1: 'a', 2: 'b'}), analysis({1: 'a'}), 2)[1]).toMatchObject({
      kind: 'retired',
      fromName: 'T2'
    }));

  it('lets a theme go on that kept its id without any paper', () =>
    expect(tell({1: 'a'}, {1: 'n'})).toEqual([['continued', 1, 1, 0, null, null]]));

  it('accounts for every theme of both analyses (property)', () => {
    const themes = fc.dictionary(
      fc.constantFrom('1', '2', '3', '4'),
      fc
        .array(fc.constantFrom(...'abcdefgh'), {minLength: 1})
        .map((ids) => [...new Set(ids)].join(' '))
    );
    fc.assert(
      fc.property(themes, themes, (before, after) => {
        const events = lineageOf(analysis(before), analysis(after), 2);
        const left = events.filter(({kind}) => ['continued', 'merged', 'retired'].includes(kind));
        const come = events.filter(({kind}) => ['continued', 'split', 'born'].includes(kind));
        expect(new Set(left.map(({fromId}) => fromId))).toEqual(
          new Set(Object.keys(before).map(Number))
        );
        expect(new Set(come.map(({toId}) => toId))).toEqual(
          new Set(Object.keys(after).map(Number))
        );
      })
    );
  });
});
