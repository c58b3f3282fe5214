import type {Curation, CurationOperation} from '../../model.ts';

/** What the decisions of the user amount to, taken together. */
export interface ResolvedCuration {
  /** The theme that each merged theme counts to in the end. */
  readonly merged: ReadonlyMap<number, number>;
  readonly names: ReadonlyMap<number, string>;
  readonly hidden: ReadonlySet<number>;
  readonly pinned: ReadonlySet<number>;
}

function resolveMerges(operations: readonly CurationOperation[]): Map<number, number> {
  const merged = new Map<number, number>();
  for (const operation of operations) {
    if (operation.do !== 'merge') continue;
    // Whatever was merged into one of these before goes on with it.
    for (const [from, into] of merged) {
      if (operation.themes.includes(into)) merged.set(from, operation.into);
    }
    for (const theme of operation.themes) merged.set(theme, operation.into);
  }
  return merged;
}

/** The themes that the last of two opposite operations set. */
function marked(
  operations: readonly CurationOperation[],
  [set, unset]: readonly ['hide', 'unhide'] | readonly ['pin', 'unpin']
): Set<number> {
  const themes = new Set<number>();
  for (const operation of operations) {
    if (operation.do === set) themes.add(operation.theme);
    else if (operation.do === unset) themes.delete(operation.theme);
  }
  return themes;
}

/** Takes the decisions of the user together. */
export function resolveCuration({operations}: Curation): ResolvedCuration {
  return {
    merged: resolveMerges(operations),
    names: new Map(
      operations.flatMap((operation) =>
        operation.do === 'rename' ? [[operation.theme, operation.name] as const] : []
      )
    ),
    hidden: marked(operations, ['hide', 'unhide']),
    pinned: marked(operations, ['pin', 'unpin'])
  };
}

const themesOf = (operation: CurationOperation): readonly number[] =>
  operation.do === 'merge' ? [...operation.themes, operation.into] : [operation.theme];

/** The highest id that an operation speaks of; 0 without any. */
export const highestNamed = ({operations}: Curation): number =>
  operations.reduce(
    (highest, operation) =>
      Math.max(highest, ...themesOf(operation), operation.do === 'split' ? operation.into : 0),
    0
  );

/** The name of a theme; null where none is known. */
export type NameOf = (id: number) => string | null;

/** An operation in a few words: `rename theme 12 to "Reasoning"`, `hide theme 3 (Audio)` where names are known. */
export function describeOperation(
  operation: CurationOperation,
  nameOf: NameOf = () => null
): string {
  const told = (id: number) => {
    const name = nameOf(id);
    return name === null ? String(id) : `${id} (${name})`;
  };
  switch (operation.do) {
    case 'rename':
      return `rename theme ${operation.theme} to "${operation.name}"`;
    case 'merge':
      return `merge themes ${operation.themes.map(told).join(', ')} into theme ${told(operation.into)}`;
    case 'split': {
      const {theme, into, holds, papers} = operation;
      const what = holds === null ? `${papers.length} papers` : `the papers that hold "${holds}"`;
      return `split ${what} off theme ${told(theme)} as theme ${told(into)}`;
    }
    default:
      return `${operation.do} theme ${told(operation.theme)}`;
  }
}

/**
 * The operations that have nothing to act on, in words; they are kept, as the theme may come back.
 * `before` are the themes before merges, `after` those that are left.
 */
export function idleOperations(
  {operations}: Curation,
  {before, after}: Record<'before' | 'after', ReadonlySet<number>>
): string[] {
  return operations.flatMap((operation, index) => {
    const there = operation.do === 'merge' ? before : after;
    if (operation.do === 'split' && after.has(operation.into)) return [];
    if (themesOf(operation).some((theme) => there.has(theme))) return [];
    const missing = themesOf(operation);
    const names = missing.length === 1 ? `theme ${String(missing[0])}` : 'such theme';
    return [
      `Operation ${index + 1} (${describeOperation(operation)}) does nothing: there is no ${names} now.`
    ];
  });
}

/** Whether two lists of decisions are the same. */
export const isSameCuration = (a: Curation, b: Curation): boolean =>
  JSON.stringify(a.operations) === JSON.stringify(b.operations);
