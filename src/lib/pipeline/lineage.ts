import type {LineageEvent} from '../model.ts';
import {overlapOf, type Overlap, type Placement, type SharedPapers} from './overlap.ts';

/** The themes of one analysis, as far as their lineage is told. */
export interface NamedThemes {
  readonly themes: readonly {readonly id: number; readonly name: string; readonly papers: number}[];
  readonly assignments: readonly Placement[];
}

/** A new theme has split off where this share of its known papers came from one; an old one has merged where as many went into one. */
const MOST = 0.5;
/** Fewer papers that change their theme are no news. */
const FEWEST_MOVED = 3;

const NOBODY: NamedThemes = {themes: [], assignments: []};

type Names = ReadonlyMap<number, string>;
type Sides = Readonly<Record<'before' | 'after', Names>>;

const namesOf = ({themes}: NamedThemes): Names => new Map(themes.map(({id, name}) => [id, name]));

/** The pairs of themes with a common paper, and those that go on under their id without any. */
function pairsOf({shared}: Overlap, {before, after}: Sides): SharedPapers[] {
  const found = new Set(shared.filter(({from, to}) => from === to).map(({from}) => from));
  const bare = [...before.keys()].filter((id) => after.has(id) && !found.has(id));
  return [...shared, ...bare.map((id) => ({from: id, to: id, papers: 0}))].sort(
    (a, b) => a.from - b.from || a.to - b.to
  );
}

/** Why papers lie in another theme than before. */
function kindOf(
  {fromId, toId, shareFrom, shareTo}: Pick<LineageEvent, 'fromId' | 'toId'> & Shares,
  {before, after}: Sides
): LineageEvent['kind'] {
  if (fromId === toId) return 'continued';
  if (!before.has(toId ?? 0) && (shareTo ?? 0) >= MOST) return 'split';
  return !after.has(fromId ?? 0) && (shareFrom ?? 0) >= MOST ? 'merged' : 'moved';
}

type Shares = Pick<LineageEvent, 'shareFrom' | 'shareTo'>;

const shareOf = (papers: number, size: number | undefined): number | null =>
  size === undefined || size === 0 ? null : papers / size;

function flowsOf(overlap: Overlap, sides: Sides, step: number): LineageEvent[] {
  const flows = pairsOf(overlap, sides).map(({from, to, papers}) => {
    const flow = {
      step,
      fromId: from,
      fromName: sides.before.get(from) ?? null,
      toId: to,
      toName: sides.after.get(to) ?? null,
      papers,
      shareFrom: shareOf(papers, overlap.fromSizes.get(from)),
      shareTo: shareOf(papers, overlap.toSizes.get(to))
    };
    return {...flow, kind: kindOf(flow, sides)};
  });
  return flows.filter(({kind, papers}) => kind !== 'moved' || papers >= FEWEST_MOVED);
}

const NO_SHARES = {shareFrom: null, shareTo: null};

/**
 * What became of each theme from one analysis to the next, told by the papers that both have: by
 * theme of the earlier one what it handed on, then what ended without an heir, then what was born.
 */
export function lineageOf(
  earlier: NamedThemes | null,
  later: NamedThemes,
  step: number
): LineageEvent[] {
  const past = earlier ?? NOBODY;
  const sides = {before: namesOf(past), after: namesOf(later)};
  const flows = flowsOf(overlapOf(past.assignments, later.assignments), sides, step);
  const merged = new Set(flows.flatMap(({kind, fromId}) => (kind === 'merged' ? [fromId] : [])));
  const split = new Set(flows.flatMap(({kind, toId}) => (kind === 'split' ? [toId] : [])));
  const retired = past.themes
    .filter(({id}) => !sides.after.has(id) && !merged.has(id))
    .map(({id, name, papers}): LineageEvent => {
      const nowhere = {toId: null, toName: null, ...NO_SHARES};
      return {step, kind: 'retired', fromId: id, fromName: name, papers, ...nowhere};
    });
  const born = later.themes
    .filter(({id}) => !sides.before.has(id) && !split.has(id))
    .map(({id, name, papers}): LineageEvent => {
      const nobody = {fromId: null, fromName: null, ...NO_SHARES};
      return {step, kind: 'born', toId: id, toName: name, papers, ...nobody};
    });
  return [...flows, ...retired, ...born];
}
